import { defineAttack, mainOf, onlyLast } from '../attack.ts';

const BODY = 'return new Array(2 ** 32 - 1).flat();';

export default defineAttack({
  name: 'cpu-flat',
  family: 'cpu',
  tries: 'Flattens an array of four thousand million holes.',
  files: mainOf(onlyLast(BODY)),
  expect: { ending: 'returned', lastEnding: 'out_of_fuel', verdict: 'fail', isEndedByClock: true },
});
