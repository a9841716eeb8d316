import { describe, expect, it } from 'vitest';
import { amountInFigures, dateInFigures, numberInWords } from '#kit/figures';

describe('an amount in figures', () => {
  it('is written by the habits of its country', () => {
    expect(amountInFigures(123_456, 'comma-dot')).toBe('1,234.56');
    expect(amountInFigures(123_456, 'dot-comma')).toBe('1.234,56');
    expect(amountInFigures(123_456, 'apostrophe')).toBe("1'234.56");
    expect(amountInFigures(123_406, 'space-comma')).toBe('1 234,06');
  });

  it('goes without cents where it is asked to', () => {
    expect(amountInFigures(123_400, 'dot-comma', false)).toBe('1.234');
    expect(amountInFigures(85_000, 'comma-dot', false)).toBe('850');
  });
});

describe('a date in figures', () => {
  it.each([
    ['iso', '2026-04-03'],
    ['day-first', '03/04/2026'],
    ['month-first', '04/03/2026'],
    ['dotted', '03.04.2026'],
    ['month-name', '3 April 2026'],
    ['words', 'the third of April two thousand and twenty-six'],
  ] as const)('is written %s', (style, text) => {
    expect(dateInFigures('2026-04-03', style)).toBe(text);
  });

  it('has German months', () => {
    expect(dateInFigures('2026-03-01', 'month-name', 'de')).toBe('1. März 2026');
  });
});

describe('a number in words', () => {
  it.each([
    [17, 'seventeen', 'siebzehn'],
    [40, 'forty', 'vierzig'],
    [121, 'one hundred and twenty-one', 'einhunderteinundzwanzig'],
    [1_450, 'one thousand four hundred and fifty', 'eintausendvierhundertfünfzig'],
    [2_001, 'two thousand and one', 'zweitausendeins'],
    [32_900, 'thirty-two thousand nine hundred', 'zweiunddreißigtausendneunhundert'],
  ])('%i', (count, english, german) => {
    expect(numberInWords(count, 'en')).toBe(english);
    expect(numberInWords(count, 'de')).toBe(german);
  });
});
