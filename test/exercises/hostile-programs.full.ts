import { describe, it } from 'vitest';
import { HOSTILE, hostileGround } from './hostile-programs.ts';

describe('every hostile program', () => {
  const grade = hostileGround();

  it.each(HOSTILE)(
    '%s ends as %s in every trial, and the next submission is graded as ever',
    async (...row) => {
      await grade(row[1], row[2]);
    },
  );
});
