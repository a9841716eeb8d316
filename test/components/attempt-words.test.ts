import { expect, test } from 'vitest';
import { bestLevel } from '../../src/components/attempt-words.ts';

test('the best of some attempts is the highest level, whatever the order', () => {
  expect(bestLevel([{ level: 'pilot-ready' }, { level: 'demo' }, { level: null }])).toBe('pilot-ready');
});

test('there is no best level while nothing is graded', () => {
  expect(bestLevel([{ level: null }])).toBeNull();
});
