import { describe, expect, it } from 'vitest';
import { hiddenRunsWords, whenWords } from '#islands/submit/hidden-runs-words.ts';

const now = new Date(2026, 10, 23, 22, 30).getTime();

describe('hidden runs in words', () => {
  it('say when the next one returns', () => {
    const nextAt = new Date(2026, 10, 23, 23, 5).getTime();
    expect(hiddenRunsWords({ left: 4, of: 6, nextAt }, now)).toBe(
      '4 of 6 hidden runs left; one more at 23:05.',
    );
  });

  it('say no time when none is missing', () => {
    expect(hiddenRunsWords({ left: 6, of: 6, nextAt: null }, now)).toBe('6 of 6 hidden runs left.');
  });

  it('say tomorrow after midnight, and the date beyond', () => {
    expect(whenWords(new Date(2026, 10, 24, 0, 10).getTime(), now)).toBe('tomorrow at 00:10');
    expect(whenWords(new Date(2026, 10, 26, 8, 0).getTime(), now)).toBe('on 26 Nov at 08:00');
  });
});
