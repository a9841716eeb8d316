import { randomUUID } from 'node:crypto';
import { and, avg, count, desc, eq, gt, isNotNull, isNull, lt, lte, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { reviewRequests } from '#db/review-schema';
import { exerciseVersions, submissions, users } from '#db/schema';
import type { Clock, Database } from './database.ts';
import { unlessTaken } from './violation.ts';
import type { Place } from './workspaces.ts';

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
  /** What the learner thought of it, 1 to 5. */
  rating: number | null;
  ratingWords: string;
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
  publishedAt: number | null;
  /** When its learner first opened it after publication. */
  readAt: number | null;
  waitingSince: number | null;
  learnerSince: number | null;
  closedAt: number | null;
}

/** A review that waits for its learner. */
export interface LearnersTurn {
  requestId: string;
  learnerId: string;
  title: string;
  attempt: number;
  learnerSince: number;
  nudgedDays: number;
}

/** A claim whose time is over. */
export interface LapsedClaim {
  requestId: string;
  mentorId: string;
  learnerName: string;
  claimedUntil: number;
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
  rating: reviewRequests.rating,
  ratingWords: reviewRequests.ratingWords,
  isSample: reviewRequests.isSample,
};

const learnersTurn = (at: number) => ({
  waitingSince: null,
  learnerSince: at,
  nudgedDays: 0,
  closedAt: null,
  closedBy: null,
});

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
          waitingSince: reviewRequests.waitingSince,
          learnerSince: reviewRequests.learnerSince,
          closedAt: reviewRequests.closedAt,
        })
        .from(reviewRequests)
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, submissions.versionId))
        .where(eq(reviewRequests.askedBy, learnerId))
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

    /** Publishes what is written and makes it the learner's turn. The first time counts as its publication. @returns now, unix milliseconds */
    publish(requestId: string, publishedBy: string): number {
      const at = now();
      db.update(reviewRequests)
        .set({
          ...learnersTurn(at),
          publishedAt: sql`coalesce(${reviewRequests.publishedAt}, ${at})`,
          publishedBy: sql`coalesce(${reviewRequests.publishedBy}, ${publishedBy})`,
          claimedBy: null,
          claimedUntil: null,
        })
        .where(eq(reviewRequests.id, requestId))
        .run();
      return at;
    },

    /** The mentors' turn from now on, unless it is already: then the wait goes on from where it began. */
    passToMentors(requestId: string): void {
      db.update(reviewRequests)
        .set({ waitingSince: now(), learnerSince: null, closedAt: null, closedBy: null })
        .where(and(eq(reviewRequests.id, requestId), isNull(reviewRequests.waitingSince)))
        .run();
    },

    /** Ends it until somebody reopens it. @param closedBy null: time did */
    close(requestId: string, closedBy: string | null): void {
      db.update(reviewRequests)
        .set({ closedAt: now(), closedBy, waitingSince: null, learnerSince: null })
        .where(eq(reviewRequests.id, requestId))
        .run();
    },

    /** The learner's turn again. */
    reopen(requestId: string): void {
      db.update(reviewRequests).set(learnersTurn(now())).where(eq(reviewRequests.id, requestId)).run();
    },

    setNudged(requestId: string, nudgedDays: number): void {
      db.update(reviewRequests).set({ nudgedDays }).where(eq(reviewRequests.id, requestId)).run();
    },

    rate(requestId: string, { rating, words }: { rating: number; words: string }): void {
      db.update(reviewRequests)
        .set({ rating, ratingWords: words, ratedAt: now() })
        .where(eq(reviewRequests.id, requestId))
        .run();
    },

    /** Mean of the ratings of one mentor's reviews, and of how many. */
    ratingOf(mentorId: string): { mean: number | null; n: number } {
      const row = db
        .select({ mean: avg(reviewRequests.rating), n: count(reviewRequests.rating) })
        .from(reviewRequests)
        .where(eq(reviewRequests.publishedBy, mentorId))
        .get();
      return { mean: row?.mean == null ? null : Number(row.mean), n: row?.n ?? 0 };
    },

    /** Reviews that have been their learner's turn since before a time. */
    listLearnersTurns(before: number): LearnersTurn[] {
      return db
        .select({
          requestId: reviewRequests.id,
          learnerId: reviewRequests.askedBy,
          title: sql<string>`json_extract(${exerciseVersions.manifest}, '$.title')`,
          attempt: submissions.attempt,
          learnerSince: sql<number>`${reviewRequests.learnerSince}`,
          nudgedDays: reviewRequests.nudgedDays,
        })
        .from(reviewRequests)
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, submissions.versionId))
        .where(and(isNotNull(reviewRequests.learnerSince), lte(reviewRequests.learnerSince, before)))
        .all();
    },

    /** Claims that are over and were neither published nor released. */
    listLapsedClaims(): LapsedClaim[] {
      return db
        .select({
          requestId: reviewRequests.id,
          mentorId: sql<string>`${reviewRequests.claimedBy}`,
          learnerName: users.name,
          claimedUntil: sql<number>`${reviewRequests.claimedUntil}`,
        })
        .from(reviewRequests)
        .innerJoin(users, eq(users.id, reviewRequests.askedBy))
        .where(and(isNotNull(reviewRequests.claimedBy), lte(reviewRequests.claimedUntil, now())))
        .all();
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
