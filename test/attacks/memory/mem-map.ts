import { defineAttack, mainOf } from '../attack.ts';

const BODY = 'const all = new Map(); for (let i = 0; ; i++) all.set(i, { i });';

export default defineAttack({
  name: 'mem-map',
  family: 'memory',
  tries: 'Fills the memory with the entries of a map.',
  files: mainOf(BODY),
  expect: { ending: 'out_of_memory', verdict: 'fail' },
});
