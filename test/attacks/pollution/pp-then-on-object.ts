import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'pp-then-on-object',
  family: 'pollution',
  tries: 'Makes a thenable of every object, to be called with the functions that end a trial.',
  files: mainOf(
    `
  return { answer: 'polluted' };
`,
    `
let calls = 0;
Object.defineProperty(Object.prototype, 'then', {
  configurable: true,
  get() {
    if (this instanceof Promise || this === globalThis) return undefined;
    return (accept: (value: unknown) => void) => {
      calls += 1;
      delete (Object.prototype as any).then;
      accept({ verdict: 'ok', credited: true, calls });
      accept({ handOff: true });
    };
  },
});
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { verdict: 'ok', credited: true, calls: 1 } },
});
