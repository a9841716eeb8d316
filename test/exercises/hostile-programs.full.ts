import { describe, it } from 'vitest';
import { HOSTILE, hostileGround } from './hostile-programs.ts';
import { publishedExercises } from './programs.ts';

/** Whose entry a learner writes; of `model-client` it is ours. */
const OPEN = publishedExercises().filter((slug) => slug !== 'model-client');

describe.each(OPEN)('every hostile program, at %s', (slug) => {
  const grade = hostileGround(slug);

  it.each(HOSTILE)(
    '%s ends as %s in every trial, and the next submission is graded as ever',
    async (...row) => {
      await grade(row[1], row[2]);
    },
  );
});
