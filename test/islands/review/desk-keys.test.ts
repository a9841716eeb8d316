import { expect, test } from 'vitest';
import { deskActOf, placeAfter } from '../../../src/islands/review/desk-keys.ts';

const press = (key: string, held: { ctrlKey?: boolean; altKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test('single keys move over the desk, capitals by larger steps', () => {
  const keys = ['n', 'p', 'f', 'j', 'J', 'm', 'e', '?'];
  expect(keys.map((key) => deskActOf(press(key), false))).toEqual([
    'thread',
    'thread-before',
    'file',
    'line',
    'change',
    'comment',
    'evidence',
    'help',
  ]);
});

test('keys that are typed, held with another or known to nobody do nothing', () => {
  expect(deskActOf(press('n'), true)).toBeUndefined();
  expect(deskActOf(press('n', { ctrlKey: true }), false)).toBeUndefined();
  expect(deskActOf(press('m', { altKey: true }), false)).toBeUndefined();
  expect(deskActOf(press('constructor'), false)).toBeUndefined();
});

test('moving stays within what there is', () => {
  expect([placeAfter(-1, 3, 1), placeAfter(-1, 3, -1), placeAfter(2, 3, 1), placeAfter(0, 3, -1)]).toEqual([
    0, 2, 2, 0,
  ]);
  expect(placeAfter(-1, 0, 1)).toBe(-1);
});
