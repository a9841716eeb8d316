import { expect, test } from 'vitest';
import { asTyped } from '../../src/components/as-typed.ts';

test('a line break that comes first is written twice, since a browser leaves one out', () => {
  expect(asTyped('\nwords')).toBe('\n\nwords');
  expect(asTyped('words\n')).toBe('words\n');
  expect(asTyped(undefined)).toBe('');
});
