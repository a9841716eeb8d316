import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
let first: unknown;
for (const request of ['data:text/javascript,export default typeof process', 'blob:null/1', 'javascript:1', 'holdfast:root', 'holdfast:begin']) {
  try {
    return Object.keys(await import(request));
  } catch (error) {
    first ??= error;
  }
}
throw first;
`;

export default defineAttack({
  name: 'mod-data-url',
  family: 'module-loader',
  tries: 'Imports code written into a URL, hoping that it runs somewhere else.',
  files: mainOf(BODY),
  expect: {
    ending: 'threw',
    verdict: 'fail',
    error: /^TypeError: Only files of this submission can be imported/,
  },
});
