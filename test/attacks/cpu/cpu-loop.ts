import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'for (;;);';

export default defineAttack({
  name: 'cpu-loop',
  family: 'cpu',
  tries: 'Keeps the grader busy with an endless loop.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_fuel', verdict: 'fail', error: /fuel|clock|Not run/ },
});
