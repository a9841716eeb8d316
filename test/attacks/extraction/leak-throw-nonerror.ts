import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-throw-nonerror',
  family: 'extraction',
  tries: 'Throws the input itself, which is no error.',
  files: mainOf(`
  throw input;
`),
  expect: { ending: 'threw', verdict: 'fail', error: /^Thrown: / },
});
