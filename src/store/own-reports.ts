import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { exerciseVersions, runs, submissions } from '#db/schema';
import type { Report } from '#domain/report';
import type { Database } from './database.ts';
import { isCountingRun } from './first-run.ts';
import { readReport } from './report-column.ts';

/** The report that one graded attempt counts by. Everything known of it: what its learner may see is decided by the caller. */
export interface OwnReport {
  submissionId: string;
  slug: string;
  title: string;
  stage: number;
  attempt: number;
  submittedAt: number;
  /** Without practice trials, which are most of it. */
  report: Report;
}

/** Reads many reports of one learner at once. */
export function createOwnReports(db: Database) {
  return {
    /** Reports of one learner's latest graded attempts over all exercises, newest first; at most `limit`. */
    listOf(userId: string, limit: number): OwnReport[] {
      return db
        .select({
          submissionId: submissions.id,
          slug: submissions.slug,
          title: sql<string>`json_extract(${exerciseVersions.manifest}, '$.title')`,
          stage: submissions.stage,
          attempt: submissions.attempt,
          submittedAt: submissions.createdAt,
          report: sql<string>`json_set(${runs.report}, '$.practiceTrials', json('[]'))`,
        })
        .from(submissions)
        .innerJoin(runs, isCountingRun)
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, runs.versionId))
        .where(and(eq(submissions.userId, userId), isNotNull(runs.finishedAt)))
        .orderBy(desc(submissions.createdAt), desc(runs.seq))
        .limit(limit)
        .all()
        .map((row) => ({ ...row, report: readReport(JSON.parse(row.report)) }));
    },
  };
}

export type OwnReports = ReturnType<typeof createOwnReports>;
