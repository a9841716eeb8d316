import { defineAttack } from '../attack.ts';

export default defineAttack({
  name: 'honest-sync',
  family: 'honest',
  tries: 'Answers at once where it can, from a function that is not asynchronous.',
  files: `
export default function main(input: any, host: any): unknown {
  if (input.asks === 'sum') return sumOf(input.figures);
  return search(input.parcel, host, 1);
}
function sumOf(figures: number[]): unknown {
  let sum = 0;
  for (const figure of figures) {
    if (figure < 0) return { handOff: true };
    sum += figure;
  }
  return { answer: sum };
}
function search(parcel: string, host: any, attempt: number): Promise<unknown> {
  return host.tools.find({ parcel }).then(
    ({ place }: any) => (place === null ? { handOff: true } : { answer: place }),
    () => (attempt < 3 ? search(parcel, host, attempt + 1) : { handOff: true }),
  );
}
`,
  expect: { ending: 'returned', verdict: 'ok', credit: 'all' },
});
