import { turnOf } from '#domain/turn';
import type { Attempt, AttemptReview } from '#store/attempts';
import { confirmedOf } from './confirmed-level.ts';
import type { AttemptRow, ReviewStatus } from './contract.ts';
import type { Deps } from './deps.ts';

/** An attempt as lists show it. */
export function attemptRow({ store, now }: Pick<Deps, 'store' | 'now'>, attempt: Attempt): AttemptRow {
  return {
    submissionId: attempt.submissionId,
    runId: attempt.run.runId,
    attempt: attempt.attempt,
    stage: attempt.stage,
    submittedAt: attempt.submittedAt,
    progress: store.runs.progressOf(attempt.run),
    level: attempt.run.level,
    confirmed: confirmedOf(store, attempt),
    regradedUnder: attempt.run.versionId === attempt.versionId ? null : attempt.run.versionNumber,
    review: attempt.review && reviewStatus(attempt.review, now()),
    ...(attempt.review && {
      reviewRequestId: attempt.review.requestId,
      reviewTurn: turnOf(attempt.review).whose,
    }),
  };
}

/** Where a review stands at a time: a claim that has run out is no claim. Once published it stays so, whosever turn it is. */
export function reviewStatus(
  review: Pick<AttemptReview, 'claimedUntil' | 'closedAt' | 'publishedAt'>,
  now: number,
): ReviewStatus {
  if (review.publishedAt !== null) return 'published';
  if (review.closedAt !== null) return 'withdrawn';
  return review.claimedUntil !== null && review.claimedUntil > now ? 'claimed' : 'waiting';
}
