import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'det-performance',
  family: 'determinism',
  tries: 'Looks for a clock that is finer than the trial’s.',
  files: mainOf(`
  const g: any = globalThis;
  return { kinds: ['performance', 'SharedArrayBuffer', 'Atomics', 'process', 'WebAssembly', 'gc'].map((name) => typeof g[name]) };
`),
  expect: { ending: 'returned', verdict: 'fail', gradings: 5, value: { kinds: Array(6).fill('undefined') } },
});
