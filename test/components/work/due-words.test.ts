import { expect, test } from 'vitest';
import { dueWords, practicePath } from '../../../src/components/work/due-words.ts';

const DAY = 24 * 60 * 60 * 1000;

test('a proposal says why it is made, and how long ago the family was met', () => {
  const weak = { why: 'weak' as const, reliability: 0.4, lastAt: 0 };
  expect(dueWords(weak, 3 * DAY)).toBe('three in a row: 0.40, 3 days ago');
  expect(dueWords({ ...weak, reliability: 1 }, 0)).toBe(
    'held in practice and not on hidden cases, within a day',
  );
  expect(dueWords({ ...weak, why: 'long_ago', reliability: 1 }, 1.5 * DAY)).toBe(
    'held when you last met it, 1 day ago',
  );
});

test('a proposal leads into the workspace with its family in front', () => {
  const path = practicePath({ slug: 'client', stage: 2, family: 'cut-stream' });
  expect(path).toBe('/exercises/client/workspace?stage=2&family=cut-stream');
});
