import { defineAttack, mainOf, onlyLast } from '../attack.ts';

const BODY = 'return [].includes.call({ length: 2 ** 53 - 1 } as never, 1 as never);';

export default defineAttack({
  name: 'cpu-includes',
  family: 'cpu',
  tries: 'Asks an array-like of almost endless length for a value that it does not include.',
  files: mainOf(onlyLast(BODY)),
  expect: { ending: 'returned', lastEnding: 'out_of_fuel', verdict: 'fail', isEndedByClock: true },
});
