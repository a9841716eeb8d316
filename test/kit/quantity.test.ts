import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inDigits, inWords, type Language, spellings, states, type Unit } from '#kit/quantity';

const UNITS: Unit[] = ['day', 'hour', 'month', 'year', 'euro', 'percent'];
const LANGUAGES: Language[] = ['en', 'de', 'pt'];

describe('a number in words', () => {
  it.each([
    [0, 'zero'],
    [13, 'thirteen'],
    [20, 'twenty'],
    [21, 'twenty-one'],
    [99, 'ninety-nine'],
    [100, '100'],
  ])('%i is %s', (count, words) => {
    expect(inWords(count)).toBe(words);
  });
});

describe('an amount', () => {
  it('has the spellings that articles use', () => {
    expect(spellings(14, 'day')).toEqual(['14 days', 'fourteen days', 'a fortnight', 'two weeks']);
    expect(spellings(21, 'day')).toEqual(['21 days', 'twenty-one days', 'three weeks']);
    expect(spellings(7, 'day')).toEqual(['7 days', 'seven days']);
    expect(spellings(24, 'month')).toEqual(['24 months', 'twenty-four months', 'two years']);
  });

  it('is stated by each of its spellings, in every language', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99 }), fc.constantFrom(...UNITS), (count, unit) => {
        for (const form of spellings(count, unit)) expect(states(`It is ${form}.`, count, unit)).toBe(true);
        for (const language of LANGUAGES)
          expect(states(`… ${inDigits(count, unit, language)}!`, count, unit)).toBe(true);
      }),
    );
  });

  it('is not stated by another amount of digits', () => {
    const two = fc.tuple(fc.integer({ min: 2, max: 400 }), fc.integer({ min: 2, max: 400 }));
    fc.assert(
      fc.property(two, fc.constantFrom(...UNITS), fc.constantFrom(...LANGUAGES), ([a, b], unit, language) => {
        fc.pre(a !== b);
        expect(states(`within ${inDigits(a, unit, language)} of it`, b, unit)).toBe(false);
      }),
    );
  });

  it.each<[string, number, Unit]>([
    ['within 30 Tagen', 30, 'day'],
    ['zwei Wochen, also 2 Wochen', 14, 'day'],
    ['A FORTNIGHT', 14, 'day'],
    ['30\u00a0days', 30, 'day'],
    ['two\nyears', 24, 'month'],
    ['only €5, no more', 5, 'euro'],
    ['that is 5€', 5, 'euro'],
    ['EUR 5.', 5, 'euro'],
    ['(10%)', 10, 'percent'],
    ['10 por cento', 10, 'percent'],
  ])('“%s” states %i %s', (text, count, unit) => {
    expect(states(text, count, unit)).toBe(true);
  });

  it.each<[string, number, Unit]>([
    ['130 days', 30, 'day'],
    ['1.30 days', 30, 'day'],
    ['3-30 days', 30, 'day'],
    ['30 hours', 30, 'day'],
    ['€300', 30, 'euro'],
    ['€30.50', 30, 'euro'],
    ['EUR 305', 30, 'euro'],
    ['110%', 10, 'percent'],
    ['', 1, 'day'],
  ])('“%s” does not state %i %s', (text, count, unit) => {
    expect(states(text, count, unit)).toBe(false);
  });
});
