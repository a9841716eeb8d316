import { and, asc, count, countDistinct, desc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { reviewRequests } from '#db/review-schema';
import { exerciseVersions, runs, submissions, users } from '#db/schema';
import { SAMPLE_AUTHOR } from '#domain/calibration';
import type { Level } from '#domain/level';
import type { Database } from './database.ts';
import { isCountingRun } from './first-run.ts';
import type { RunGlance } from './run-progress.ts';
import type { Place } from './workspaces.ts';

/** A submission with its run and its review request at a glance: everything lists show, without the large columns. */
export interface Attempt extends Place {
  submissionId: string;
  attempt: number;
  submittedAt: number;
  learnerName: string;
  /** The version it was sent in for. */
  versionId: string;
  versionNumber: number;
  title: string;
  /** The run it counts by. */
  run: RunGlance & { ordinal: number; versionId: string; versionNumber: number };
  /** null: nobody asked for a review. */
  review: AttemptReview | null;
}

/** Where the review of a submission stands. */
export interface AttemptReview {
  requestId: string;
  claimedUntil: number | null;
  waitingSince: number | null;
  learnerSince: number | null;
  closedAt: number | null;
  publishedAt: number | null;
}

/** Attempts of one learner at one stage that came out as one level; `level` is null for those not graded yet. */
export interface Standing {
  slug: string;
  stage: number;
  level: Level | null;
  attempts: number;
  sentAt: number;
}

/** A level that some run of one learner's attempts at a stage reached under a version. */
export interface Reached {
  slug: string;
  stage: number;
  versionId: string;
  level: Level;
}

const gradedUnder = alias(exerciseVersions, 'graded_under');

const runGlance = {
  runId: runs.id,
  ordinal: runs.ordinal,
  versionId: runs.versionId,
  versionNumber: gradedUnder.number,
  seq: runs.seq,
  claimedAt: runs.claimedAt,
  finishedAt: runs.finishedAt,
  heldAt: runs.heldAt,
  phase: runs.phase,
  level: runs.level,
  reliability: runs.reliability,
  fault: runs.fault,
};

const columns = {
  submissionId: submissions.id,
  userId: submissions.userId,
  slug: submissions.slug,
  stage: submissions.stage,
  attempt: submissions.attempt,
  submittedAt: submissions.createdAt,
  learnerName: users.name,
  versionId: submissions.versionId,
  versionNumber: exerciseVersions.number,
  title: sql<string>`json_extract(${exerciseVersions.manifest}, '$.title')`,
  run: runGlance,
  review: {
    requestId: reviewRequests.id,
    claimedUntil: reviewRequests.claimedUntil,
    waitingSince: reviewRequests.waitingSince,
    learnerSince: reviewRequests.learnerSince,
    closedAt: reviewRequests.closedAt,
    publishedAt: reviewRequests.publishedAt,
  },
};

/** Samples to calibrate by are nobody's attempts: they are in no list and no count. */
const isNoSample = ne(submissions.userId, SAMPLE_AUTHOR.id);

/** Reads submissions together with how they are doing. */
export function createAttempts(db: Database) {
  const select = () =>
    db
      .select(columns)
      .from(submissions)
      .innerJoin(users, eq(users.id, submissions.userId))
      .innerJoin(exerciseVersions, eq(exerciseVersions.id, submissions.versionId))
      .innerJoin(runs, isCountingRun)
      .innerJoin(gradedUnder, eq(gradedUnder.id, runs.versionId))
      .leftJoin(reviewRequests, eq(reviewRequests.submissionId, submissions.id));

  // Polled while a run is under way, hence prepared.
  const byId = select()
    .where(eq(submissions.id, sql.placeholder('id')))
    .prepare();

  return {
    find(submissionId: string): Attempt | undefined {
      return byId.get({ id: submissionId });
    },

    /** One learner's attempts at one stage, oldest first. */
    listAt({ userId, slug, stage }: Place): Attempt[] {
      return select()
        .where(and(eq(submissions.userId, userId), eq(submissions.slug, slug), eq(submissions.stage, stage)))
        .orderBy(asc(submissions.attempt))
        .all();
    },

    /** One learner's latest attempts over all exercises, newest first. */
    listLatestOf(userId: string, limit: number): Attempt[] {
      return select()
        .where(eq(submissions.userId, userId))
        .orderBy(desc(submissions.createdAt), desc(runs.seq))
        .limit(limit)
        .all();
    },

    /** Everybody's attempts at an exercise, newest first. */
    listOfExercise(slug: string, window: { limit: number; offset: number }): Attempt[] {
      return select()
        .where(and(eq(submissions.slug, slug), isNoSample))
        .orderBy(desc(submissions.createdAt), desc(runs.seq))
        .limit(window.limit)
        .offset(window.offset)
        .all();
    },

    /** Everybody's attempts at an exercise that count by a graded run, oldest first. */
    listGraded(slug: string): Attempt[] {
      return select()
        .where(and(eq(submissions.slug, slug), isNotNull(runs.finishedAt), isNoSample))
        .orderBy(asc(submissions.createdAt), asc(runs.seq))
        .all();
    },

    countOfExercise(slug: string): { learners: number; submissions: number } {
      const row = db
        .select({ learners: countDistinct(submissions.userId), submissions: count() })
        .from(submissions)
        .where(and(eq(submissions.slug, slug), isNoSample))
        .get();
      return row ?? { learners: 0, submissions: 0 };
    },

    /** By version: how many submissions were sent in for it, and how many count by a graded run under it. */
    countByVersion(slug: string): { submissions: Map<string, number>; counted: Map<string, number> } {
      const sent = db
        .select({ id: submissions.versionId, n: count() })
        .from(submissions)
        .where(and(eq(submissions.slug, slug), isNoSample))
        .groupBy(submissions.versionId)
        .all();
      const graded = db
        .select({ id: runs.versionId, n: count() })
        .from(submissions)
        .innerJoin(runs, isCountingRun)
        .where(and(eq(submissions.slug, slug), isNotNull(runs.finishedAt), isNoSample))
        .groupBy(runs.versionId)
        .all();
      const byId = (rows: { id: string; n: number }[]) => new Map(rows.map(({ id, n }) => [id, n]));
      return { submissions: byId(sent), counted: byId(graded) };
    },

    /** One learner's attempts at every stage: how many came out as each level, and when the last of them was sent in. */
    listStandings(userId: string): Standing[] {
      return db
        .select({
          slug: submissions.slug,
          stage: submissions.stage,
          level: runs.level,
          attempts: count(),
          sentAt: sql<number>`max(${submissions.createdAt})`,
        })
        .from(submissions)
        .innerJoin(runs, isCountingRun)
        .where(eq(submissions.userId, userId))
        .groupBy(submissions.slug, submissions.stage, runs.level)
        .all();
    },

    /** The versions under which one learner's attempts were graded, by stage, with every level reached there. */
    listReached(userId: string): Reached[] {
      return db
        .selectDistinct({
          slug: submissions.slug,
          stage: submissions.stage,
          versionId: runs.versionId,
          level: sql<Level>`${runs.level}`,
        })
        .from(submissions)
        .innerJoin(runs, eq(runs.submissionId, submissions.id))
        .where(and(eq(submissions.userId, userId), isNotNull(runs.level)))
        .all();
    },

    /** Every level each learner reached in an exercise at least once. */
    listLevels(slug: string): { userId: string; level: Level }[] {
      const level = sql<Level>`${runs.level}`;
      return db
        .selectDistinct({ userId: submissions.userId, level })
        .from(submissions)
        .innerJoin(runs, isCountingRun)
        .where(and(eq(submissions.slug, slug), isNotNull(runs.level), isNoSample))
        .all();
    },
  };
}

export type Attempts = ReturnType<typeof createAttempts>;
