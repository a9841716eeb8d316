import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
let first: unknown;
for (const request of ['file:///etc/passwd', 'file:///proc/self/environ', 'file:keys.txt', '/proc/self/environ', 'FILE:///etc/passwd']) {
  try {
    return await import(request);
  } catch (error) {
    first ??= error;
  }
}
throw first;
`;

export default defineAttack({
  name: 'mod-file-url',
  family: 'module-loader',
  tries: 'Imports a file of the machine by its URL.',
  files: mainOf(BODY),
  expect: {
    ending: 'threw',
    verdict: 'fail',
    error: /^TypeError: Only files of this submission can be imported/,
  },
});
