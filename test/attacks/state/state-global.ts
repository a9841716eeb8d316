import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'state-global',
  family: 'state',
  tries: 'Counts its trials in globals, of every kind of declaration.',
  files: mainOf(`
  const g: any = globalThis;
  g.kept = (g.kept ?? 0) + 1;
  Object.defineProperty(g, 'fixed', { value: (g.fixed ?? 0) + 1, writable: true });
  new Function('globalThis.made = (globalThis.made ?? 0) + 1')();
  return { counts: [g.kept, g.fixed, g.made] };
`),
  expect: { ending: 'returned', verdict: 'fail', value: { counts: [1, 1, 1] } },
});
