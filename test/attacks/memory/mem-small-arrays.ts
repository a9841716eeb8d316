import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'const all: unknown[] = []; for (;;) all.push(new Array(100).fill(1.5));';

export default defineAttack({
  name: 'mem-small-arrays',
  family: 'memory',
  tries: 'Fills the memory with small arrays.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_memory', verdict: 'fail' },
});
