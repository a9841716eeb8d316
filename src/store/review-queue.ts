import { and, asc, avg, count, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { reviewRequests } from '#db/review-schema';
import { exerciseVersions, runs, submissions, users } from '#db/schema';
import type { Level } from '#domain/level';
import type { Database } from './database.ts';
import { isCountingRunOf } from './first-run.ts';

/** A review request in the queue, with what it is chosen and ordered by. */
export interface WaitingReview {
  requestId: string;
  slug: string;
  stage: number;
  level: Level | null;
  waitingSince: number;
  hasQuestion: boolean;
  claimedBy: string | null;
  claimedUntil: number | null;
  /** Who published it first, where the learner's answer waits; null where the first review does. */
  publishedBy: string | null;
}

/** What a mentor reads of a waiting request before opening it. */
export interface WaitingDetails {
  requestId: string;
  learnerName: string;
  title: string;
  attempt: number;
  question: string;
  askedAt: number;
  claimantName: string | null;
  publisherName: string | null;
}

const claimants = alias(users, 'claimants');
const publishers = alias(users, 'publishers');
const isWaiting = isNotNull(reviewRequests.waitingSince);
const title = sql<string>`json_extract(${exerciseVersions.manifest}, '$.title')`;

/** Reads the queue: every waiting request by its keys, then a page of them in full. */
export function createReviewQueue(db: Database) {
  // Read at every look at the queue, for every row of it, hence prepared.
  const waiting = db
    .select({
      requestId: reviewRequests.id,
      slug: reviewRequests.slug,
      stage: reviewRequests.stage,
      level: runs.level,
      waitingSince: sql<number>`${reviewRequests.waitingSince}`,
      hasQuestion: sql<number>`${reviewRequests.question} <> ''`,
      claimedBy: reviewRequests.claimedBy,
      claimedUntil: reviewRequests.claimedUntil,
      publishedBy: reviewRequests.publishedBy,
    })
    .from(reviewRequests)
    .innerJoin(runs, isCountingRunOf(reviewRequests.submissionId))
    .where(and(isWaiting, ne(reviewRequests.askedBy, sql.placeholder('viewerId'))))
    .orderBy(asc(reviewRequests.waitingSince), asc(reviewRequests.id))
    .prepare();

  return {
    /** Every request that waits for a mentor, but one person's own, the longest wait first. */
    listWaiting(exceptLearnerId: string): WaitingReview[] {
      return waiting
        .all({ viewerId: exceptLearnerId })
        .map((row) => ({ ...row, hasQuestion: row.hasQuestion === 1 }));
    },

    /** More of some waiting requests, by id. */
    describeWaiting(requestIds: readonly string[]): Map<string, WaitingDetails> {
      if (requestIds.length === 0) return new Map();
      const rows = db
        .select({
          requestId: reviewRequests.id,
          learnerName: users.name,
          title,
          attempt: submissions.attempt,
          question: reviewRequests.question,
          askedAt: reviewRequests.askedAt,
          claimantName: claimants.name,
          publisherName: publishers.name,
        })
        .from(reviewRequests)
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(users, eq(users.id, submissions.userId))
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, submissions.versionId))
        .leftJoin(claimants, eq(claimants.id, reviewRequests.claimedBy))
        .leftJoin(publishers, eq(publishers.id, reviewRequests.publishedBy))
        .where(inArray(reviewRequests.id, [...requestIds]))
        .all();
      return new Map(rows.map((row) => [row.requestId, row]));
    },

    countWaiting(): number {
      return db.select({ n: count() }).from(reviewRequests).where(isWaiting).get()?.n ?? 0;
    },

    /** How many requests wait longer than one that waits. */
    countBefore({ requestId, waitingSince }: { requestId: string; waitingSince: number }): number {
      const isBefore = sql`(${reviewRequests.waitingSince}, ${reviewRequests.id}) < (${waitingSince}, ${requestId})`;
      const row = db.select({ n: count() }).from(reviewRequests).where(and(isWaiting, isBefore)).get();
      return row?.n ?? 0;
    },

    /** Milliseconds from question to first publication of the latest published reviews, newest first. */
    listWaits(limit: number): number[] {
      return db
        .select({ waitMs: sql<number>`${reviewRequests.publishedAt} - ${reviewRequests.askedAt}` })
        .from(reviewRequests)
        .where(isNotNull(reviewRequests.publishedAt))
        .orderBy(desc(reviewRequests.publishedAt))
        .limit(limit)
        .all()
        .map((row) => row.waitMs);
    },

    /** What learners thought of the reviews somebody published; `mean` is null before the first. */
    ratingsOf(mentorId: string): { mean: number | null; n: number } {
      const row = db
        .select({ mean: avg(reviewRequests.rating).mapWith(Number), n: count(reviewRequests.rating) })
        .from(reviewRequests)
        .where(and(eq(reviewRequests.publishedBy, mentorId), isNotNull(reviewRequests.rating)))
        .get();
      return row && row.n > 0 ? { mean: row.mean, n: row.n } : { mean: null, n: 0 };
    },
  };
}
