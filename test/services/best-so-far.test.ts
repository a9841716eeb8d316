import { expect, test } from 'vitest';
import { granted, HOUR, openWithExercise, SLUG } from './open-platform.ts';

test('the best so far moves by exact numbers, so that a step over a rounding border is no progress', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  for (const reliability of [0.774, 0.776, 0.81, 0.5]) {
    platform.submit(learner);
    platform.grade({ reliability, level: 'prototype' });
    platform.pass(5 * HOUR);
  }
  platform.submit(learner);
  const rows = granted(platform.services.listAttempts(learner, SLUG, 1));
  expect(rows.map((row) => row.bestSoFar)).toEqual([0.75, 0.75, 0.8, 0.8, 0.8]);
});

test('nothing is best before the first grade', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  platform.submit(learner);
  expect(granted(platform.services.listAttempts(learner, SLUG, 1))[0]?.bestSoFar).toBeNull();
});
