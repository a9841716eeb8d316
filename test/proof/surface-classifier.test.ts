import { describe, expect, it } from 'vitest';
import { type LabelledText, surfaceAccuracy } from '#proof/surface-classifier';
import { keyOf, Rand } from '#simulation/random';

const WORDS = 'parcel order late broken shelf invoice colour wheel window garden'.split(' ');

/** Pairs of texts with the same words; `mark` changes those with the label. */
function pairs(count: number, mark: (text: string) => string): LabelledText[] {
  const rand = new Rand(keyOf('surface'));
  return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
    const text = rand.shuffle(WORDS).slice(0, rand.int(4, 9)).join(' ');
    const other = rand.shuffle(WORDS).slice(0, rand.int(4, 9)).join(' ');
    const group = `case ${i}`;
    return [
      { text: mark(text), label: true, group },
      { text: other, label: false, group },
    ];
  });
}

describe('the surface classifier', () => {
  it.each<[string, (text: string) => string]>([
    ['length', (text) => `${text} ${text} ${text}`],
    ['digits', (text) => `${text} 2026`],
    ['punctuation', (text) => `${text}?!`],
    ['the first word', (text) => `why ${text}`],
  ])('tells texts apart by %s', (_, mark) => {
    expect(surfaceAccuracy(pairs(60, mark))).toBeGreaterThan(0.9);
  });

  it('guesses where texts look alike', () => {
    const accuracy = surfaceAccuracy(pairs(200, (text) => text));
    expect(accuracy).toBeGreaterThan(0.35);
    expect(accuracy).toBeLessThan(0.65);
  });

  it('says nothing of a handful', () => {
    expect(surfaceAccuracy(pairs(5, (text) => `${text}!`))).toBeUndefined();
  });
});
