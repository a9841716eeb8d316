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
  /** Whose move it is. */
  turn: Turn;
  /** Published, and not opened since. */
  isUnread: boolean;
}

/** The reviews the viewer has asked for: unread ones first, then those that wait, then the others, the latest asked first in each. */
export function listMyReviews({ store, now }: Pick<Deps, 'store' | 'now'>, viewer: Viewer): MyReview[] {
  const rank = ({ isUnread, status }: MyReview) => (isUnread ? 0 : status === 'published' ? 2 : 1);
  return store.reviews
    .listAskedBy(viewer.id)
    .map(({ claimedUntil, publishedAt, readAt, waitingSince, learnerSince, closedAt, ...review }) => ({
      ...review,
      turn: turnOf({ waitingSince, learnerSince, closedAt }),
      status: reviewStatus({ claimedUntil, publishedAt }, now()),
      isUnread: publishedAt !== null && readAt === null,
    }))
    .sort((a, b) => rank(a) - rank(b));
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
