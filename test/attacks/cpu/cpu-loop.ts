import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'cpu-loop',
  family: 'cpu',
  tries: 'Keeps the grader busy with an endless loop.',
  files: mainOf('for (;;);'),
  expect: { ending: 'out_of_fuel', verdict: 'fail', error: /fuel|Not run/ },
});
