import { defineAttack, mainOf } from '../attack.ts';

const BODY = `
return new RegExp('('.repeat(100_000) + ')'.repeat(100_000)).source.length;
`;

export default defineAttack({
  name: 'stk-regexp-groups',
  family: 'memory',
  tries: 'Compiles a pattern of a hundred thousand nested groups.',
  files: mainOf(BODY),
  expect: { ending: 'threw', verdict: 'fail' },
});
