import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { runs, submissions } from '#db/schema';

/** The ordinal of the run a submission was sent in for. */
export const FIRST_RUN = 1;

/** Joins a submission to the run it was sent in for: the one that costs an attempt. */
export const isFirstRun = and(eq(runs.submissionId, submissions.id), eq(runs.ordinal, FIRST_RUN));

/**
 * Joins a submission to the one run it counts by: the newest that is graded, so that a regrade counts from the moment
 * it is done and not before; the first while none is.
 */
export const isCountingRun = isCountingRunOf(submissions.id);

/** The same for a table that names its submission. */
export function isCountingRunOf(submissionId: AnySQLiteColumn): SQL | undefined {
  return and(
    eq(runs.submissionId, submissionId),
    sql`${runs.ordinal} = coalesce((select max(r.ordinal) from runs r where r.submission_id = ${submissionId} and r.finished_at is not null), ${FIRST_RUN})`,
  );
}
