import { defineAttack, mainOf, onlyLast } from '../attack.ts';

const BODY = 'return [].lastIndexOf.call({ length: 2 ** 53 - 1 } as never, 1 as never);';

export default defineAttack({
  name: 'cpu-lastindexof',
  family: 'cpu',
  tries: 'Searches backwards through an array-like of almost endless length.',
  files: mainOf(onlyLast(BODY)),
  expect: { ending: 'returned', lastEnding: 'out_of_fuel', verdict: 'fail', isEndedByClock: true },
});
