import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'const o: any = { get answer(): unknown { return o.answer; } }; return o.answer;';

export default defineAttack({
  name: 'stk-getter',
  family: 'memory',
  tries: 'Reads a getter that reads itself.',
  files: mainOf(BODY),
  expect: { ending: 'threw', verdict: 'fail', error: /stack overflow|call stack/i },
});
