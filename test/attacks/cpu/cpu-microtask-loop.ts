import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'for (;;) await 0;';

export default defineAttack({
  name: 'cpu-microtask-loop',
  family: 'cpu',
  tries: 'Keeps the grader busy with an endless chain of jobs that never gives the host its turn.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_fuel', verdict: 'fail', error: /fuel|clock|Not run/ },
});
