import { describe, expect, it } from 'vitest';
import {
  formatEuro,
  formatShare,
  formatTick,
  formatTime,
  formatWorth,
  joinWords,
} from '../../src/components/format.ts';

describe('numbers and times', () => {
  it('writes times in UTC', () => {
    expect(formatTime(Date.UTC(2026, 8, 1, 7, 5))).toBe('1 Sep 2026, 07:05 UTC');
  });

  it('writes amounts with a sign and a real minus', () => {
    expect([2100, -500.4, 0].map(formatEuro)).toEqual(['+€2,100', '−€500', '€0']);
    expect([6, -1025, 0].map(formatWorth)).toEqual(['+6.00', '−1,025.00', '0.00']);
  });

  it('never writes a negative zero', () => {
    expect(formatShare(-0.001)).toBe('0.00');
    expect(formatEuro(-0.2)).toBe('€0');
  });

  it('shortens thousands on an axis', () => {
    expect([-15000, 2500, 500, 0].map(formatTick)).toEqual(['−15k', '2.5k', '500', '0']);
  });

  it('joins words as a sentence does', () => {
    expect([joinWords([]), joinWords(['a']), joinWords(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
  });
});
