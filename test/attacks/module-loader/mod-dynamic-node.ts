import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
let first: unknown;
for (const name of ['fs', 'child_process', 'worker_threads', 'vm', 'module']) {
  for (const request of ['node:' + name, name]) {
    try {
      return Object.keys(await import(request));
    } catch (error) {
      first ??= error;
    }
  }
}
throw first;
`;

export default defineAttack({
  name: 'mod-dynamic-node',
  family: 'module-loader',
  tries: 'Imports modules of Node at run time, with names that no parser sees.',
  files: mainOf(BODY),
  expect: {
    ending: 'threw',
    verdict: 'fail',
    error: /^TypeError: Only files of this submission can be imported/,
  },
});
