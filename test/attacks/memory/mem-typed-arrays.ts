import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'const all: unknown[] = []; for (;;) all.push(new Uint8Array(1 << 20).fill(1));';

export default defineAttack({
  name: 'mem-typed-arrays',
  family: 'memory',
  tries: 'Fills the memory with buffers, which the engine’s own limit does not count.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_memory', verdict: 'fail' },
});
