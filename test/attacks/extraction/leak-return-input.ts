import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-return-input',
  family: 'extraction',
  tries: 'Returns the input, in the hope that the report shows what came out.',
  files: mainOf(`
  return { answer: JSON.stringify(input), got: '<<' + JSON.stringify(input) + '>>', ...input };
`),
  expect: { ending: 'returned', verdict: 'fail' },
});
