import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
return JSON.parse('['.repeat(100_000));
`;

export default defineAttack({
  name: 'stk-json-parse',
  family: 'memory',
  tries: 'Parses JSON nested a hundred thousand levels deep.',
  files: mainOf(BODY),
  expect: { ending: 'threw', verdict: 'fail' },
});
