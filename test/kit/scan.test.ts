import { describe, expect, it } from 'vitest';
import { joinUmlauts, scanned, splitUmlauts } from '#kit/scan';
import { keyOf, Rand } from '#simulation/random';

const TEXT = 'The clerk returns the deposit of 1,850.00 in the morning, all in modern form and line by line.';
const rand = () => new Rand(keyOf('tests', 'scan'));

describe('a scan', () => {
  it('of good quality is the text', () => {
    expect(scanned(TEXT, 0.97, rand())).toBe(TEXT);
  });

  it('that is less sure has other letters and the right figures', () => {
    const texts = Array.from({ length: 30 }, (_, i) => scanned(TEXT, 0.85, rand().fork(`${i}`)));
    expect(texts.some((t) => t !== TEXT)).toBe(true);
    expect(texts.every((t) => t.includes('1,850.00'))).toBe(true);
  });

  it('of poor quality has other figures as well, the same ones every time', () => {
    const texts = Array.from({ length: 30 }, (_, i) => scanned(TEXT, 0.5, rand().fork(`${i}`)));
    expect(texts.some((t) => !t.includes('1,850.00'))).toBe(true);
    expect(scanned(TEXT, 0.5, rand())).toBe(scanned(TEXT, 0.5, rand()));
  });

  it('splits umlauts, and they can be joined again', () => {
    expect(splitUmlauts('Kündigung')).toBe('Ku¨ndigung');
    expect(joinUmlauts('Ku¨ndigung U¨bergabe')).toBe('Kündigung Übergabe');
  });
});
