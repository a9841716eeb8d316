import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'return { answer: 1, get handOff() { for (;;); } };';

export default defineAttack({
  name: 'cpu-serialise-getter',
  family: 'cpu',
  tries: 'Returns a value with a getter that never ends, so that writing it down does not.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_fuel', verdict: 'fail', error: /fuel|clock|Not run/ },
});
