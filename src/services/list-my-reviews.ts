import { ok, type Result } from '#domain/result';
import { type Turn, turnOf } from '#domain/turn';
import type { Viewer } from '#domain/viewer';
import { reviewStatus } from './attempt-row.ts';
import type { ReviewStatus } from './contract.ts';
import type { Deps } from './deps.ts';
import { refuseReview } from './held-review.ts';

/** A review that the viewer has asked for. */
export interface MyReview {
  requestId: string;
  submissionId: string;
  title: string;
  stage: number;
  attempt: number;
  askedAt: number;
  status: ReviewStatus;
  turn: Turn;
  /** Who published it; null before. */
  mentorName: string | null;
  /** Something is published that was not opened since. */
  isUnread: boolean;
}

/** The reviews the viewer has asked for: unread ones first, then their turn, then the mentors', then closed ones, the latest asked first in each. */
export function listMyReviews({ store, now }: Pick<Deps, 'store' | 'now'>, viewer: Viewer): MyReview[] {
  const time = now();
  return store.reviews
    .listAskedBy(viewer.id)
    .map((review) => ({
      requestId: review.requestId,
      submissionId: review.submissionId,
      title: review.title,
      stage: review.stage,
      attempt: review.attempt,
      askedAt: review.askedAt,
      status: reviewStatus(review, time),
      turn: turnOf(review),
      mentorName: review.publisherName,
      isUnread: review.publishedAt !== null && review.readAt === null,
    }))
    .sort((a, b) => rank(a) - rank(b));
}

const TURNS = ['learner', 'mentor', 'nobody'] as const;

function rank({ isUnread, turn }: MyReview): number {
  return isUnread ? -1 : TURNS.indexOf(turn.whose);
}

/** Notes that the viewer has opened a published review of their own work, and so read the notices that lead there. Changes nothing for anybody else, nor before it is published. */
export function noteReviewRead(
  { store, feeds }: Pick<Deps, 'store' | 'feeds'>,
  viewer: Viewer,
  requestId: string,
): Result<null> {
  const review = store.reviews.find(requestId);
  if (review?.learnerId !== viewer.id) return refuseReview();
  store.reviews.markRead(requestId);
  if (store.notices.markReadOf(viewer.id, `/reviews/${requestId}`) > 0) feeds.noteRead(viewer.id);
  return ok(null);
}
