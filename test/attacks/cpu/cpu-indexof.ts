import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'return [].indexOf.call({ length: 2 ** 32 - 1 } as never, 1 as never);';

export default defineAttack({
  name: 'cpu-indexof',
  family: 'cpu',
  tries:
    'Searches an array-like of almost endless length in every trial, a native loop that is never polled for fuel.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_fuel', verdict: 'fail', isEndedByClock: true },
});
