import { defineAttack, mainOf, onlyLast } from '../attack.ts';

const BODY = 'const n = 7n ** 350_000n; for (;;) String(n);';

export default defineAttack({
  name: 'cpu-bigint-tostring',
  family: 'cpu',
  tries: 'Writes out a number of hundreds of thousands of digits, again and again.',
  files: mainOf(onlyLast(BODY)),
  expect: { ending: 'returned', lastEnding: 'out_of_fuel', verdict: 'fail', isEndedByClock: true },
});
