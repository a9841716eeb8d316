/** What somebody sees who has been given the link to an attempt: much less than its learner. */
import type { Level } from './level.ts';
import type { PublicMode, PublicReport } from './report.ts';

/** Never more than a PublicReport holds, and nothing in it of files, trials, families' names or the receipt. */
export interface SharedReport {
  exercise: Pick<PublicReport['exercise'], 'slug' | 'title' | 'version'>;
  stage: number;
  level: Level;
  finding: PublicReport['finding'];
  /** `closed` until the report opens them to its own learner. */
  modes: Pick<PublicMode, 'mode' | 'hidden'>[];
}

/** The part of a learner's report that its link shows. */
export function sharedOf({ exercise, stage, level, finding, modes }: PublicReport): SharedReport {
  const { slug, title, version } = exercise;
  return {
    exercise: { slug, title, version },
    stage,
    level,
    finding,
    modes: modes.map(({ mode, hidden }) => ({ mode, hidden })),
  };
}
