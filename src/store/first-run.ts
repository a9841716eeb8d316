import { and, eq } from 'drizzle-orm';
import { runs, submissions } from '#db/schema';

/** The ordinal of the run a submission was sent in for. */
export const FIRST_RUN = 1;

/** Joins a submission to the one run it counts by: a regrade stands beside it and changes nothing. */
export const isFirstRun = and(
  eq(runs.submissionId, submissions.id),
  eq(runs.versionId, submissions.versionId),
  eq(runs.ordinal, FIRST_RUN),
);
