import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'state-symbol-registry',
  family: 'state',
  tries: 'Counts its trials under registered symbols and in the caches of templates and patterns.',
  files: mainOf(
    `
  const key: any = Symbol.for('kept');
  const g: any = globalThis;
  g[key] = (g[key] ?? 0) + 1;
  const strings: any = template();
  const before = cache.get(strings) ?? 0;
  cache.set(strings, before + 1);
  PATTERN.test('aaaa');
  return { counts: [g[key], cache.get(strings), PATTERN.lastIndex - 1] };
`,
    `
const cache = new WeakMap<object, number>();
const PATTERN = /a/g;
const tag = (strings: TemplateStringsArray) => strings;
const template = () => tag\`one place\`;
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { counts: [1, 1, 0] } },
});
