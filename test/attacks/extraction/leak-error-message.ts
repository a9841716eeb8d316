import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-error-message',
  family: 'extraction',
  tries: 'Throws the input as an error’s message, in the hope that errors are shown.',
  files: mainOf(`
  throw new RangeError(JSON.stringify(input));
`),
  expect: { ending: 'threw', verdict: 'fail', error: /^RangeError: .*greeting/ },
});
