import { and, asc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { reviewRequests } from '#db/review-schema';
import { submissions, users } from '#db/schema';
import type { Clock, Database } from './database.ts';

/** A learner's turn. */
export interface LearnersTurn {
  requestId: string;
  submissionId: string;
  learnerId: string;
  learnerSince: number;
  /** Days after which the learner was last reminded in this turn; 0 when not yet. */
  nudgedDays: number;
}

/** A claim that has run out and was not given back. */
export interface LapsedClaim {
  requestId: string;
  submissionId: string;
  claimedBy: string;
  claimedUntil: number;
  learnerName: string;
}

const turnColumns = {
  requestId: reviewRequests.id,
  submissionId: reviewRequests.submissionId,
  learnerId: reviewRequests.askedBy,
  learnerSince: sql<number>`${reviewRequests.learnerSince}`,
  nudgedDays: reviewRequests.nudgedDays,
};

const noClaim = { claimedBy: null, claimedUntil: null };

/** Whose move a review waits for, and how that changes. */
export function createReviewTurns(db: Database, now: Clock) {
  return {
    /** Publishes once; a second time changes nothing. @returns when it was published, unix milliseconds */
    publish(requestId: string, publishedBy: string): number {
      const publishedAt = now();
      const turn = { waitingSince: null, learnerSince: publishedAt, nudgedDays: 0 };
      db.update(reviewRequests)
        .set({ ...turn, ...noClaim, publishedAt, publishedBy })
        .where(and(eq(reviewRequests.id, requestId), isNull(reviewRequests.publishedAt)))
        .run();
      return publishedAt;
    },

    /** The learner has something new to read and to answer. @returns since when, unix milliseconds */
    passTurnToLearner(requestId: string): number {
      const learnerSince = now();
      db.update(reviewRequests)
        .set({ ...noClaim, waitingSince: null, learnerSince, nudgedDays: 0, closedAt: null, closedBy: null })
        .where(eq(reviewRequests.id, requestId))
        .run();
      return learnerSince;
    },

    /** Something new is not read yet. */
    markUnread(requestId: string): void {
      db.update(reviewRequests).set({ readAt: null }).where(eq(reviewRequests.id, requestId)).run();
    },

    /**
     * Back into the queue, open again where it was closed.
     * @returns since when it waits; undefined when it waited already, and nothing changed
     */
    passTurnToMentors(requestId: string): number | undefined {
      const waitingSince = now();
      const { changes } = db
        .update(reviewRequests)
        .set({ waitingSince, learnerSince: null, closedAt: null, closedBy: null })
        .where(
          and(
            eq(reviewRequests.id, requestId),
            isNull(reviewRequests.waitingSince),
            eq(reviewRequests.isSample, false),
          ),
        )
        .run();
      return changes === 1 ? waitingSince : undefined;
    },

    /** Nobody's turn any more. `closedBy` null: time did. */
    close(requestId: string, closedBy: string | null): void {
      db.update(reviewRequests)
        .set({ ...noClaim, waitingSince: null, learnerSince: null, closedAt: now(), closedBy })
        .where(eq(reviewRequests.id, requestId))
        .run();
    },

    /** Notes how many days into the turn the learner was reminded. */
    setNudged(requestId: string, days: number): void {
      db.update(reviewRequests).set({ nudgedDays: days }).where(eq(reviewRequests.id, requestId)).run();
    },

    /** The learner's turn, while it is theirs. */
    findLearnersTurn(requestId: string): LearnersTurn | undefined {
      return db
        .select(turnColumns)
        .from(reviewRequests)
        .where(and(eq(reviewRequests.id, requestId), isNotNull(reviewRequests.learnerSince)))
        .get();
    },

    /** Learners' turns that began at a time or before, the longest first. */
    listTurnsSince(time: number): LearnersTurn[] {
      return db
        .select(turnColumns)
        .from(reviewRequests)
        .where(and(isNotNull(reviewRequests.learnerSince), lte(reviewRequests.learnerSince, time)))
        .orderBy(asc(reviewRequests.learnerSince))
        .all();
    },

    /** Claims that are over. Nothing needs to clear them but that their mentors be told once. */
    listLapsed(): LapsedClaim[] {
      return db
        .select({
          requestId: reviewRequests.id,
          submissionId: reviewRequests.submissionId,
          claimedBy: reviewRequests.claimedBy,
          claimedUntil: reviewRequests.claimedUntil,
          learnerName: users.name,
        })
        .from(reviewRequests)
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(users, eq(users.id, submissions.userId))
        .where(and(isNotNull(reviewRequests.claimedBy), lte(reviewRequests.claimedUntil, now())))
        .all()
        .flatMap(({ claimedBy, claimedUntil, ...row }) =>
          claimedBy === null || claimedUntil === null ? [] : [{ ...row, claimedBy, claimedUntil }],
        );
    },
  };
}
