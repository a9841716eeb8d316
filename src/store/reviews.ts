import { randomUUID } from 'node:crypto';
import { and, count, desc, eq, gt, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { reviewRequests } from '#db/review-schema';
import { exerciseVersions, submissions, users } from '#db/schema';
import type { Clock, Database } from './database.ts';
import { createReviewQueue } from './review-queue.ts';
import { createReviewTurns } from './review-turns.ts';
import { unlessTaken } from './violation.ts';
import type { Place } from './workspaces.ts';

/** A review as it stands: asked, perhaps held until a time, perhaps published. */
export interface Review {
  requestId: string;
  submissionId: string;
  learnerId: string;
  learnerName: string;
  slug: string;
  stage: number;
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
  /** First publication; what a mentor answers later is published in its threads. */
  publishedAt: number | null;
  publishedBy: string | null;
  publisherName: string | null;
  summary: string;
  /** What its learner thought of it, 1 to 5, once published. */
  rating: number | null;
  ratingWords: string;
  ratedAt: number | null;
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

/** A review request as its learner lists it. */
export interface AskedReview {
  requestId: string;
  submissionId: string;
  title: string;
  stage: number;
  attempt: number;
  askedAt: number;
  claimedUntil: number | null;
  waitingSince: number | null;
  learnerSince: number | null;
  closedAt: number | null;
  publishedAt: number | null;
  publisherName: string | null;
  /** When its learner first opened what was published last. */
  readAt: number | null;
}

const claimants = alias(users, 'claimants');
const publishers = alias(users, 'publishers');

const columns = {
  requestId: reviewRequests.id,
  submissionId: reviewRequests.submissionId,
  learnerId: submissions.userId,
  learnerName: users.name,
  slug: reviewRequests.slug,
  stage: reviewRequests.stage,
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
  rating: reviewRequests.rating,
  ratingWords: reviewRequests.ratingWords,
  ratedAt: reviewRequests.ratedAt,
  isSample: reviewRequests.isSample,
};

/** Review requests, their claims, their turns and their publication. Who may do what is decided by the caller. */
export function createReviews(db: Database, now: Clock) {
  return {
    ...createReviewTurns(db, now),
    ...createReviewQueue(db),

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
        .innerJoin(users, eq(users.id, submissions.userId))
        .leftJoin(claimants, eq(claimants.id, reviewRequests.claimedBy))
        .leftJoin(publishers, eq(publishers.id, reviewRequests.publishedBy))
        .where(eq(reviewRequests.id, requestId))
        .get();
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
          waitingSince: reviewRequests.waitingSince,
          learnerSince: reviewRequests.learnerSince,
          closedAt: reviewRequests.closedAt,
          publishedAt: reviewRequests.publishedAt,
          publisherName: publishers.name,
          readAt: reviewRequests.readAt,
        })
        .from(reviewRequests)
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, submissions.versionId))
        .leftJoin(publishers, eq(publishers.id, reviewRequests.publishedBy))
        .where(and(eq(reviewRequests.askedBy, learnerId), eq(reviewRequests.isSample, false)))
        .orderBy(desc(reviewRequests.askedAt))
        .all();
    },

    /** One learner's requests for the attempts before one, at its stage, the latest first. */
    listEarlier(
      { userId, slug, stage }: Place,
      before: number,
    ): { requestId: string; submissionId: string; attempt: number; publishedAt: number | null }[] {
      return db
        .select({
          requestId: reviewRequests.id,
          submissionId: reviewRequests.submissionId,
          attempt: submissions.attempt,
          publishedAt: reviewRequests.publishedAt,
        })
        .from(reviewRequests)
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .where(
          and(
            eq(reviewRequests.askedBy, userId),
            eq(reviewRequests.slug, slug),
            eq(reviewRequests.stage, stage),
            lt(submissions.attempt, before),
          ),
        )
        .orderBy(desc(submissions.attempt))
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

    /** What its learner thinks of a published review; may be changed. */
    rate(requestId: string, rating: number, words: string): void {
      db.update(reviewRequests)
        .set({ rating, ratingWords: words, ratedAt: now() })
        .where(eq(reviewRequests.id, requestId))
        .run();
    },
  };
}

export type Reviews = ReturnType<typeof createReviews>;
