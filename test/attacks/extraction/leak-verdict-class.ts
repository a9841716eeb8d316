import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-verdict-class',
  family: 'extraction',
  tries: 'Says one letter of the input by the way in which it fails.',
  files: mainOf(`
  const letter = input.parcel.charCodeAt((input.figures[0] ?? 0) % 4) % 5;
  if (letter === 0) return { answer: 'wrong' };
  if (letter === 1) throw new Error('one');
  if (letter === 2) await new Promise(() => {});
  if (letter === 3) return Number.NaN;
  return 'x'.repeat(100_000);
`),
  expect: {
    ending: ['returned', 'threw', 'hung', 'invalid_result', 'out_of_output'],
    verdict: 'fail',
  },
});
