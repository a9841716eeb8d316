import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-error-name',
  family: 'extraction',
  tries: 'Throws an error whose name, file and line are made of the input.',
  files: mainOf(`
  const error = new Error('x');
  error.name = input.parcel;
  error.stack = '    at ' + input.greeting + ' (src/main.ts:1:1)\\n    at x (' + input.parcel + '.ts:1:' + input.parcel.length + ')';
  throw error;
`),
  expect: { ending: 'threw', verdict: 'fail' },
});
