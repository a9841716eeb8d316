import { describe, expect, it } from 'vitest';
import { AURORA_2, cardFlaws, competenceOf, published } from '#kit/card';
import { keyOf, Rand } from '#simulation/random';
import { COMPETENCE, jittered } from '#simulation/scene';

const rand = (i: number) => new Rand(keyOf('tests', 'card', i));

describe('a world’s competence', () => {
  it('lies in the ranges of its card, number by number, in two hundred worlds', () => {
    const flaws = Array.from({ length: 200 }, (_, i) => cardFlaws(AURORA_2, competenceOf(AURORA_2, rand(i))));
    expect(flaws.flat()).toEqual([]);
  });

  it('differs from world to world, and uses most of the range', () => {
    const slips = Array.from({ length: 200 }, (_, i) => competenceOf(AURORA_2, rand(i)).slip);
    expect(Math.min(...slips)).toBeLessThan(0.85 * COMPETENCE.slip);
    expect(Math.max(...slips)).toBeGreaterThan(1.15 * COMPETENCE.slip);
  });

  it('never moves the window, which is published exactly', () => {
    expect(competenceOf(AURORA_2, rand(1)).contextTokens).toBe(8_000);
  });

  it('is the one that the shared numbers give', () => {
    expect(competenceOf(AURORA_2, rand(3))).toEqual(jittered(COMPETENCE, rand(3)));
  });
});

describe('a card that does not tell the truth', () => {
  it('is found out, with the number and what it said', () => {
    const card = { ...AURORA_2, slip: { typical: 0.03, low: 0.029, high: 0.031 } };
    const flaws = Array.from({ length: 50 }, (_, i) => cardFlaws(card, competenceOf(card, rand(i)))).flat();
    expect(flaws.length).toBeGreaterThan(20);
    expect(flaws[0]).toMatch(/^slip is 0\.0\d+; the card says 0\.029 to 0\.031$/);
  });
});

describe('a published line', () => {
  it('is as wide as worlds move the number, and no chance is above 1', () => {
    expect(published(0.5)).toEqual({ typical: 0.5, low: 0.4, high: 0.6 });
    expect(published(0.9).high).toBe(1);
  });
});
