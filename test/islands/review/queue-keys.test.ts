import { expect, test } from 'vitest';
import { actOf, leftWords, rowAfter } from '../../../src/islands/review/queue-keys.ts';

const press = (key: string, held = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

test('single keys move, claim, filter and help', () => {
  expect(['j', 'k', 'c', '/', '?'].map((key) => actOf(press(key), false))).toEqual([
    'next',
    'before',
    'claim',
    'filter',
    'help',
  ]);
});

test('keys are text where somebody types, and the browser’s own with a modifier', () => {
  expect(actOf(press('j'), true)).toBeUndefined();
  expect(actOf(press('c', { ctrlKey: true }), false)).toBeUndefined();
  expect(actOf(press('c', { metaKey: true }), false)).toBeUndefined();
  expect(actOf(press('Enter'), false)).toBeUndefined();
  expect(actOf(press('constructor'), false)).toBeUndefined();
});

test('moving begins at the first row or the last and stays within them', () => {
  expect([rowAfter(-1, 3, 1), rowAfter(-1, 3, -1)]).toEqual([0, 2]);
  expect([rowAfter(1, 3, 1), rowAfter(2, 3, 1), rowAfter(0, 3, -1)]).toEqual([2, 2, 0]);
});

test('a claim says how much of it is left, and that it is over', () => {
  expect([61_000, 59_000, 0].map(leftWords)).toEqual([
    'Continue, 1 min left',
    'Continue, under a minute left',
    'Lapsed, open it',
  ]);
});
