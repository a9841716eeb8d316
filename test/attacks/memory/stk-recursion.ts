import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'const f = (n: number): number => f(n + 1) + 1; return f(0);';

export default defineAttack({
  name: 'stk-recursion',
  family: 'memory',
  tries: 'Calls itself without end.',
  files: mainOf(BODY),
  expect: { ending: 'threw', verdict: 'fail', error: /stack overflow|call stack/i },
});
