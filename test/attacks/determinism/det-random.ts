import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'det-random',
  family: 'determinism',
  tries: 'Returns random numbers of every source, and the order of a random sort.',
  files: mainOf(
    `
  const numbers = Array.from({ length: 50 }, () => Math.random());
  const shuffled = Array.from({ length: 50 }, (_, n) => n).sort(() => Math.random() - 0.5);
  return { numbers, shuffled, top, crypto: typeof (globalThis as any).crypto };
`,
    `
const top = Math.random();
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', gradings: 5 },
});
