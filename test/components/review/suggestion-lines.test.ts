import { expect, test } from 'vitest';
import { suggestionLines } from '../../../src/components/review/suggestion-lines.ts';

const shown = (before: string, after: string) =>
  suggestionLines(before, after).map(({ sign, text }) => sign + text);

test('a suggested edit shows what stays, what goes and what comes', () => {
  expect(shown('a\nb\nc', 'a\nB\nc')).toEqual([' a', '−b', '+B', ' c']);
});

test('an edit to nothing takes every line out', () => {
  expect(shown('a\nb', '')).toEqual(['−a', '−b']);
});
