import { defineAttack, mainOf, onlyLast } from '../attack.ts';

const BODY = 'const n = 3n ** 300_000n; for (;;) n * n;';

export default defineAttack({
  name: 'cpu-bigint-mul',
  family: 'cpu',
  tries: 'Multiplies numbers of half a million bits, each time in native code.',
  files: mainOf(onlyLast(BODY)),
  expect: { ending: 'returned', lastEnding: 'out_of_fuel', verdict: 'fail', isEndedByClock: true },
});
