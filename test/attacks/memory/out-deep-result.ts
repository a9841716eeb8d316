import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
let answer: any = 1;
for (let i = 0; i < 10_000; i++) answer = [answer];
return { answer };
`;

export default defineAttack({
  name: 'out-deep-result',
  family: 'memory',
  tries: 'Returns a value nested ten thousand levels deep, for whoever walks it.',
  files: mainOf(BODY),
  expect: { ending: 'invalid_result', verdict: 'fail' },
});
