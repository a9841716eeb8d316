import { expect, test } from 'vitest';
import { highestLevel, reaches } from '#domain/level';

test('a level reaches itself and what is below it, and nothing graded reaches nothing', () => {
  expect(reaches('production-ready', 'production-ready')).toBe(true);
  expect(reaches('exemplary', 'production-ready')).toBe(true);
  expect(reaches('pilot-ready', 'production-ready')).toBe(false);
  expect(reaches(null, 'demo')).toBe(false);
});

test('the highest level is found in any order, and there is none among attempts without a grade', () => {
  expect(highestLevel(['demo', 'exemplary', null, 'prototype'])).toBe('exemplary');
  expect(highestLevel([null])).toBeNull();
  expect(highestLevel([])).toBeNull();
});
