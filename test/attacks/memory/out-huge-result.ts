import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
return { answer: 'x'.repeat(10_000_000) };
`;

export default defineAttack({
  name: 'out-huge-result',
  family: 'memory',
  tries: 'Returns ten megabytes of text.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_output', verdict: 'fail' },
});
