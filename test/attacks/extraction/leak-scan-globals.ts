import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-scan-globals',
  family: 'extraction',
  tries:
    'Searches everything it can reach, prototypes, getters and symbols included, for expectations, seeds and names of suites.',
  files: mainOf(
    `
  const found: string[] = [];
  const seen = new Set<unknown>();
  const look = (value: any, depth: number): void => {
    if (typeof value === 'string' && WORDS.test(value)) found.push(value.slice(0, 80));
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
    if (seen.has(value) || depth > 8) return;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) {
      if (typeof key === 'string' && WORDS.test(key)) found.push(key);
      if (key === 'caller' || key === 'arguments' || key === 'callee') continue;
      try {
        look(value[key], depth + 1);
      } catch {}
    }
    look(Object.getPrototypeOf(value), depth + 1);
    if (typeof value === 'function') look(Function.prototype.toString.call(value), depth + 1);
  };
  for (const root of [globalThis, host, new Error('x').stack, await host.tools.find({}).catch((error: any) => error)]) {
    look(root, 0);
  }
  return { found };
`,
    `
const WORDS = /verdict|credited|expect|secret|stress|traffic|practice|twin|seed|canary|known-or-unknown|spoilt/i;
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { found: [] } },
});
