import { expect, test } from 'vitest';
import { waited } from '../../../src/components/review/waited.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [30_000, 'under a minute'],
  [24 * MINUTE + 59_999, '24 min'],
  [3 * HOUR, '3 h'],
  [3 * HOUR + 5 * MINUTE, '3 h 5 min'],
  [22 * HOUR + 59 * MINUTE, '22 h'],
  [28 * HOUR, '1 d 4 h'],
  [48 * HOUR, '2 d'],
])('%i ms are %s', (ms, words) => {
  expect(waited(ms)).toBe(words);
});
