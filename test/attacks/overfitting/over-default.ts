import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'over-default',
  family: 'overfitting',
  tries: 'Gives the answer that is right most often in practice, whatever is asked.',
  files: mainOf(`
  return { answer: 'Porto' };
`),
  expect: { ending: 'returned', verdict: ['ok', 'fail'], value: { answer: 'Porto' }, credit: 'practice' },
});
