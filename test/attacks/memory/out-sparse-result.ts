import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'const answer: unknown[] = []; answer.length = 2 ** 32 - 1; return { answer };';

export default defineAttack({
  name: 'out-sparse-result',
  family: 'memory',
  tries: 'Returns an array of four thousand million holes.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_output', verdict: 'fail' },
});
