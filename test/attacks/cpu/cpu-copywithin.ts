import { defineAttack, mainOf, onlyLast } from '../attack.ts';

const BODY = 'return [].copyWithin.call({ length: 2 ** 53 - 1 } as never, 0, 1);';

export default defineAttack({
  name: 'cpu-copywithin',
  family: 'cpu',
  tries: 'Moves the holes of an array-like of almost endless length by one.',
  files: mainOf(onlyLast(BODY)),
  expect: { ending: 'returned', lastEnding: 'out_of_fuel', verdict: 'fail', isEndedByClock: true },
});
