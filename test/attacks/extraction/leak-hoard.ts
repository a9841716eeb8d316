import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-hoard',
  family: 'extraction',
  tries: 'Keeps every input wherever something might last, to tell them all in a practice trial.',
  files: {
    'src/kept.ts': 'export const kept: unknown[] = [];\n',
    'src/main.ts': mainOf(
      `
  const g: any = globalThis;
  const symbol: any = Symbol.for('hoard');
  kept.push(input);
  (g.hoard ??= []).push(input);
  (g[symbol] ??= []).push(input);
  const stored = await host.store.get('hoard');
  const module: any = await import('./kept.ts');
  const before = module.kept.length;
  module.kept.push(input);
  await host.store.put('hoard', { input });
  return { kept: [kept.length, g.hoard.length, g[symbol].length, before, stored === null ? 0 : 1] };
`,
      `
const kept: unknown[] = [];
`,
    ),
  },
  expect: { ending: 'returned', verdict: 'fail', value: { kept: [1, 1, 1, 0, 0] } },
});
