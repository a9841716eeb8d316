import { ok, type Result, refuse } from '#domain/result';
import { CLOSE_DAYS, DAY_MS, dueIn, NUDGE_DAYS } from '#domain/turn';
import { hasRole, type Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { findVisibleAttempt } from './find-visible-attempt.ts';
import { refuseReview } from './held-review.ts';
import { medianWait } from './list-review-queue.ts';

const WORDS_LENGTH = 1000;

/** Where one's own request stands in the queue. */
export interface QueuePlace {
  /** 1 is read next; null when it does not wait for a mentor, or nothing was asked yet. */
  position: number | null;
  /** How many wait in all. */
  waiting: number;
  /** From question to publication, of the latest reviews; null before there are any. */
  medianWaitMs: number | null;
}

/** Where a request for an attempt stands, or would. For its learner and whoever may see the attempt. */
export function queuePlace(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  submissionId: string,
): Result<QueuePlace> {
  const { store } = deps;
  const found = findVisibleAttempt(deps, viewer, submissionId);
  if (!found.ok) return found;
  const { review } = found.value.attempt;
  const since = review && store.reviews.find(review.requestId)?.waitingSince;
  return ok({
    position: since == null ? null : store.reviewQueue.countBefore(since) + 1,
    waiting: store.reviewQueue.countBefore(Number.MAX_SAFE_INTEGER),
    medianWaitMs: medianWait(store),
  });
}

/** The learner is done with a published review. It can be reopened. */
export function closeReview({ store }: Pick<Deps, 'store'>, viewer: Viewer, requestId: string): Result<null> {
  return store.transaction(() => {
    const review = store.reviews.find(requestId);
    if (review?.learnerId !== viewer.id) return refuseReview();
    if (review.publishedAt === null)
      return refuse('conflict', 'The review is not published yet. It can be closed once you have read it.');
    if (review.closedAt !== null) return refuse('conflict', 'This review is closed already.');
    store.reviews.close(requestId, viewer.id);
    return ok(null);
  });
}

/** Opens a closed review again, as the learner's turn: for its learner, and for the mentor who wrote it. */
export function reopenReview(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
): Result<null> {
  return store.transaction(() => {
    const review = store.reviews.find(requestId);
    const isOwn = review?.learnerId === viewer.id;
    if (!review || !(isOwn || hasRole(viewer, 'mentor'))) return refuseReview();
    if (!isOwn && review.publishedBy !== viewer.id && !hasRole(viewer, 'instructor'))
      return refuse(
        'not_allowed',
        'Only its learner, the mentor who wrote it or an instructor reopens a review.',
      );
    if (review.closedAt === null) return refuse('conflict', 'This review is open.');
    store.reviews.reopen(requestId);
    const other = isOwn ? review.publishedBy : review.learnerId;
    if (other)
      store.notices.add({
        userId: other,
        key: `review-reopened:${requestId}:${now()}`,
        kind: 'review-reopened',
        title: `${viewer.name} reopened a review.`,
        path: isOwn ? `/mentor/${requestId}` : `/reviews/${requestId}`,
      });
    return ok(null);
  });
}

/** What the learner thought of a published review, 1 to 5 and in words. May be changed. */
export function rateReview(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  requestId: string,
  { rating, words }: { rating: number; words: string },
): Result<null> {
  return store.transaction(() => {
    const review = store.reviews.find(requestId);
    if (review?.learnerId !== viewer.id) return refuseReview();
    if (review.publishedAt === null)
      return refuse('conflict', 'The review is not published yet. Rate it once you have read it.');
    if (!Number.isInteger(rating) || rating < 1 || rating > 5)
      return refuse('invalid', 'Choose 1 to 5.', { field: 'rating' });
    if (words.length > WORDS_LENGTH)
      return refuse(
        'invalid',
        `Your words have ${words.length} characters; shorten them to ${WORDS_LENGTH}.`,
        {
          field: 'words',
        },
      );
    store.reviews.rate(requestId, { rating, words: words.trim() });
    return ok(null);
  });
}

/**
 * Reminds learners whose turn it has been for 7, 14 and 21 days, closes after 28, and gives back claims that are over.
 * For the one process that serves; running it twice tells nobody twice.
 */
export function sweepReviews({ store, now }: Pick<Deps, 'store' | 'now'>): {
  nudged: number;
  closed: number;
  lapsed: number;
} {
  return store.transaction(() => {
    const swept = { nudged: 0, closed: 0, lapsed: 0 };
    for (const turn of store.reviews.listLearnersTurns(now() - NUDGE_DAYS[0] * DAY_MS)) {
      const due = dueIn(turn, now());
      if (!due) continue;
      const { requestId, learnerId: userId, title, attempt, learnerSince } = turn;
      const about = `The review of attempt ${attempt} of ${title}`;
      const path = `/reviews/${requestId}`;
      if ('close' in due) {
        store.reviews.close(requestId, null);
        swept.closed += 1;
        const body = `Nothing was heard for ${CLOSE_DAYS} days. You can reopen it at any time.`;
        store.notices.add({
          userId,
          key: `review-closed:${requestId}:${learnerSince}`,
          kind: 'review-closed',
          title: `${about} is closed.`,
          body,
          path,
        });
      } else {
        store.reviews.setNudged(requestId, due.nudge);
        swept.nudged += 1;
        const body = `It has been your turn for ${due.nudge} days. Answer, or close it if you are done; after ${CLOSE_DAYS} days it closes by itself.`;
        store.notices.add({
          userId,
          key: `review-nudge:${requestId}:${learnerSince}:${due.nudge}`,
          kind: 'review-nudge',
          title: `${about} waits for you.`,
          body,
          path,
        });
      }
    }
    for (const { requestId, mentorId, learnerName, claimedUntil } of store.reviews.listLapsedClaims()) {
      store.reviews.clearClaim(requestId);
      swept.lapsed += 1;
      const title = `Your claim on the review for ${learnerName} has lapsed.`;
      const body = 'The draft is kept, and the review is back in the queue.';
      store.notices.add({
        userId: mentorId,
        key: `claim-lapsed:${requestId}:${claimedUntil}`,
        kind: 'claim-lapsed',
        title,
        body,
        path: `/mentor/${requestId}`,
      });
    }
    return swept;
  });
}
