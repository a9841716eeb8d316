import { expect, test } from 'vitest';
import { jsonCut } from '../../../src/components/review/reading/json-cut.ts';

test('a long value is cut and says how much is left out', () => {
  const cut = jsonCut('x'.repeat(5000));
  expect(cut).toContain('… 1002 more characters');
  expect(cut.length).toBeLessThan(4100);
});

test('a short value stands in full, and no value is called nothing', () => {
  expect(jsonCut({ a: 1 })).toBe('{\n  "a": 1\n}');
  expect(jsonCut(undefined)).toBe('nothing');
});
