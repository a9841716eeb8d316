import { defineAttack, mainOf, onlyLast } from '../attack.ts';

const BODY = 'return [].reverse.call({ length: 2 ** 53 - 1 } as never);';

export default defineAttack({
  name: 'cpu-reverse',
  family: 'cpu',
  tries: 'Turns an array-like of almost endless length around.',
  files: mainOf(onlyLast(BODY)),
  expect: { ending: 'returned', lastEnding: 'out_of_fuel', verdict: 'fail', isEndedByClock: true },
});
