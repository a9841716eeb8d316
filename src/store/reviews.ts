import { randomUUID } from 'node:crypto';
import { and, asc, count, desc, eq, gt, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { reviewRequests } from '#db/review-schema';
import { exerciseVersions, runs, submissions, users } from '#db/schema';
import type { Level } from '#domain/level';
import type { Clock, Database } from './database.ts';
import { isCountingRun } from './first-run.ts';
import { unlessTaken } from './violation.ts';

/** A review as it stands: asked, perhaps held until a time, perhaps published. */
export interface Review {
  requestId: string;
  submissionId: string;
  learnerId: string;
  question: string;
  askedAt: number;
  claimedBy: string | null;
  claimantName: string | null;
  /** The claim is over once this time has passed. */
  claimedUntil: number | null;
  /** Since when it is the mentors' turn, or the learner's; neither: it is closed. */
  waitingSince: number | null;
  learnerSince: number | null;
  closedAt: number | null;
  publishedAt: number | null;
  publishedBy: string | null;
  publisherName: string | null;
  summary: string;
  /** A gold submission to calibrate by. */
  isSample: boolean;
}

/** What a learner asks for. `slug` and `stage` are the submission's. */
export interface NewRequest {
  submissionId: string;
  askedBy: string;
  slug: string;
  stage: number;
  question: string;
}

/** A review request in the queue, with what a mentor chooses by. */
export interface WaitingReview extends Review {
  learnerName: string;
  title: string;
  stage: number;
  attempt: number;
  level: Level | null;
}

/** A review request as its learner lists it. */
export interface AskedReview {
  requestId: string;
  submissionId: string;
  title: string;
  stage: number;
  attempt: number;
  askedAt: number;
  claimedUntil: number | null;
  publishedAt: number | null;
  /** When its learner first opened it after publication. */
  readAt: number | null;
}

const claimants = alias(users, 'claimants');
const publishers = alias(users, 'publishers');

const columns = {
  requestId: reviewRequests.id,
  submissionId: reviewRequests.submissionId,
  learnerId: submissions.userId,
  question: reviewRequests.question,
  askedAt: reviewRequests.askedAt,
  claimedBy: reviewRequests.claimedBy,
  claimantName: claimants.name,
  claimedUntil: reviewRequests.claimedUntil,
  waitingSince: reviewRequests.waitingSince,
  learnerSince: reviewRequests.learnerSince,
  closedAt: reviewRequests.closedAt,
  publishedAt: reviewRequests.publishedAt,
  publishedBy: reviewRequests.publishedBy,
  publisherName: publishers.name,
  summary: reviewRequests.summary,
  isSample: reviewRequests.isSample,
};

/** Review requests, their claims and their publication. Who may do what is decided by the caller. */
export function createReviews(db: Database, now: Clock) {
  return {
    /** Asks for a review of a submission; `undefined` when that was done before. */
    ask(request: NewRequest): string | undefined {
      const askedAt = now();
      const row = { ...request, id: randomUUID(), askedAt, waitingSince: askedAt };
      return unlessTaken(
        'review_requests.submission_id',
        () => {
          db.insert(reviewRequests).values(row).run();
          return row.id;
        },
        undefined,
      );
    },

    find(requestId: string): Review | undefined {
      return db
        .select(columns)
        .from(reviewRequests)
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .leftJoin(claimants, eq(claimants.id, reviewRequests.claimedBy))
        .leftJoin(publishers, eq(publishers.id, reviewRequests.publishedBy))
        .where(eq(reviewRequests.id, requestId))
        .get();
    },

    /** Every request that waits for a mentor, but those of one person, the longest wait first. */
    listWaiting(exceptLearnerId: string): WaitingReview[] {
      return db
        .select({
          ...columns,
          learnerName: users.name,
          title: sql<string>`json_extract(${exerciseVersions.manifest}, '$.title')`,
          stage: submissions.stage,
          attempt: submissions.attempt,
          level: runs.level,
        })
        .from(reviewRequests)
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(users, eq(users.id, submissions.userId))
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, submissions.versionId))
        .innerJoin(runs, isCountingRun)
        .leftJoin(claimants, eq(claimants.id, reviewRequests.claimedBy))
        .leftJoin(publishers, eq(publishers.id, reviewRequests.publishedBy))
        .where(and(isNotNull(reviewRequests.waitingSince), ne(reviewRequests.askedBy, exceptLearnerId)))
        .orderBy(asc(reviewRequests.waitingSince), asc(runs.seq))
        .all();
    },

    /** Every review one learner has asked for, the latest asked first. */
    listAskedBy(learnerId: string): AskedReview[] {
      return db
        .select({
          requestId: reviewRequests.id,
          submissionId: reviewRequests.submissionId,
          title: sql<string>`json_extract(${exerciseVersions.manifest}, '$.title')`,
          stage: submissions.stage,
          attempt: submissions.attempt,
          askedAt: reviewRequests.askedAt,
          claimedUntil: reviewRequests.claimedUntil,
          publishedAt: reviewRequests.publishedAt,
          readAt: reviewRequests.readAt,
        })
        .from(reviewRequests)
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, submissions.versionId))
        .where(eq(submissions.userId, learnerId))
        .orderBy(desc(reviewRequests.askedAt))
        .all();
    },

    /** Notes that a published review was read, once. */
    markRead(requestId: string): void {
      const isUnread = and(isNotNull(reviewRequests.publishedAt), isNull(reviewRequests.readAt));
      db.update(reviewRequests)
        .set({ readAt: now() })
        .where(and(eq(reviewRequests.id, requestId), isUnread))
        .run();
    },

    setClaim(requestId: string, claimedBy: string, claimedUntil: number): void {
      db.update(reviewRequests)
        .set({ claimedBy, claimedUntil })
        .where(eq(reviewRequests.id, requestId))
        .run();
    },

    clearClaim(requestId: string): void {
      db.update(reviewRequests)
        .set({ claimedBy: null, claimedUntil: null })
        .where(eq(reviewRequests.id, requestId))
        .run();
    },

    /** How many other requests somebody holds right now. */
    countClaims(mentorId: string, exceptRequestId: string): number {
      const row = db
        .select({ n: count() })
        .from(reviewRequests)
        .where(
          and(
            eq(reviewRequests.claimedBy, mentorId),
            gt(reviewRequests.claimedUntil, now()),
            ne(reviewRequests.id, exceptRequestId),
          ),
        )
        .get();
      return row?.n ?? 0;
    },

    setSummary(requestId: string, summary: string): void {
      db.update(reviewRequests).set({ summary }).where(eq(reviewRequests.id, requestId)).run();
    },

    /** Publishes once; a second time changes nothing. @returns when it was published, unix milliseconds */
    publish(requestId: string, publishedBy: string): number {
      const publishedAt = now();
      const turn = { waitingSince: null, learnerSince: publishedAt, nudgedDays: 0 };
      db.update(reviewRequests)
        .set({ ...turn, publishedAt, publishedBy, claimedBy: null, claimedUntil: null })
        .where(and(eq(reviewRequests.id, requestId), isNull(reviewRequests.publishedAt)))
        .run();
      return publishedAt;
    },

    /** Milliseconds from question to publication of the latest published reviews, newest first. */
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
  };
}

export type Reviews = ReturnType<typeof createReviews>;
