import { describe, it } from 'vitest';
import { HOSTILE, hostileGround } from './hostile-programs.ts';

/** All of them in `hostile-programs.full.ts`; one by one, on every engine, they are in `attacks/`. */
const SAMPLE = ['an endless loop', 'a memory bomb', 'a promise that never settles', 'a thrown proxy'];

describe('a hostile program', () => {
  const grade = hostileGround();

  it.each(HOSTILE.filter(([what]) => SAMPLE.includes(what)))(
    '%s ends as %s in every trial, and the next submission is graded as ever',
    { timeout: 60_000 },
    async (_what, ending, body) => {
      await grade(ending, body);
    },
  );
});
