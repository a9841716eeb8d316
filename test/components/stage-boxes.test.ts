import { expect, test } from 'vitest';
import { filledShare, stageWords } from '../../src/components/stage-boxes.ts';

const stage = (more: Partial<Parameters<typeof filledShare>[0]> = {}) => ({
  best: null,
  attempts: 0,
  savedAt: null,
  ...more,
});

test('a stage’s box is empty before it is begun, shows a begun one, and is full once production-ready', () => {
  expect(filledShare(stage())).toBe(0);
  expect(filledShare(stage({ savedAt: 1 }))).toBeGreaterThan(0);
  expect(filledShare(stage({ best: 'demo', attempts: 1 }))).toBe(filledShare(stage({ attempts: 1 })));
  expect(filledShare(stage({ best: 'pilot-ready', attempts: 1 }))).toBeLessThan(1);
  expect(filledShare(stage({ best: 'production-ready', attempts: 1 }))).toBe(1);
  expect(filledShare(stage({ best: 'exemplary', attempts: 1 }))).toBe(1);
});

test('the words beside a box say what it shows', () => {
  expect(stageWords(stage())).toBe('not begun');
  expect(stageWords(stage({ savedAt: 1 }))).toBe('a draft');
  expect(stageWords(stage({ savedAt: 1, attempts: 2 }))).toBe('not graded yet');
  expect(stageWords(stage({ best: 'prototype', attempts: 2 }))).toBe('prototype');
});
