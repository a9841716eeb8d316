import { defineAttack, mainOf } from '../attack.ts';
import { HONEST_DESK } from '../honest-desk.ts';

export default defineAttack({
  name: 'honest-bigint',
  family: 'honest',
  tries: 'Calculates in whole numbers of any size, and returns plain ones.',
  files: mainOf(
    `
  const factorial = (n: bigint): bigint => (n <= 1n ? 1n : n * factorial(n - 1n));
  const isRight = factorial(200n) / factorial(199n) === 200n && 2n ** 64n - 1n === BigInt('18446744073709551615');
  if (input.asks !== 'sum') return isRight ? solve(input, host) : null;
  const figures: bigint[] = input.figures.map(BigInt);
  if (figures.some((figure) => figure < 0n)) return { handOff: true };
  return { answer: Number(figures.reduce((a, b) => a + b, 0n)) };
`,
    HONEST_DESK,
  ),
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
