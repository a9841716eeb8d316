import { ok, type Result, refuse } from '#domain/result';
import { turnOf } from '#domain/turn';
import { hasRole, type Viewer } from '#domain/viewer';
import type { Review } from '#store/reviews';
import type { Deps } from './deps.ts';
import { claimFor, refuseReview } from './held-review.ts';
import { workOf } from './work-of.ts';

/** Its learner is done with a review, or withdraws what nobody reads yet. Drafts are kept. */
export function closeReview(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
): Result<null> {
  const { store, now } = deps;
  return store.transaction(() => {
    const review = store.reviews.find(requestId);
    if (review?.learnerId !== viewer.id) return refuseReview();
    if (turnOf(review).whose === 'nobody') return refuse('conflict', 'This review is closed already.');
    if (claimFor(viewer, review, now())) {
      return refuse('conflict', 'A mentor is reading this now. Wait for what they publish, then close it.');
    }
    store.reviews.close(requestId, viewer.id);
    if (review.publishedBy !== null) {
      store.notices.add({
        userId: review.publishedBy,
        key: `review-closed:${requestId}:${now()}`,
        kind: 'review-closed',
        title: `${viewer.name} is done with your review of ${workOf(store, review.submissionId)}.`,
        path: `/mentor/${requestId}`,
      });
    }
    return ok(null);
  });
}

/**
 * Opens a closed review again. By its learner: it is their turn, or, where nothing was published yet, back in the queue.
 * By a mentor, once published: back in the queue, to say more.
 */
export function reopenReview(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
): Result<null> {
  return store.transaction(() => {
    const review = store.reviews.find(requestId);
    const isOwn = review?.learnerId === viewer.id;
    if (!review || review.isSample || !(isOwn || hasRole(viewer, 'mentor'))) return refuseReview();
    if (turnOf(review).whose !== 'nobody') return refuse('conflict', 'This review is open.');
    if (!isOwn && review.publishedAt === null) {
      return refuse('conflict', 'The question was withdrawn. Only whoever asked can ask again.');
    }
    if (isOwn && review.publishedAt !== null) store.reviews.passTurnToLearner(requestId);
    else store.reviews.passTurnToMentors(requestId);
    tellOther(store, viewer, review, now());
    return ok(null);
  });
}

function tellOther(store: Deps['store'], viewer: Viewer, review: Review, at: number): void {
  const isOwn = review.learnerId === viewer.id;
  const userId = isOwn ? review.publishedBy : review.learnerId;
  if (userId === null) return;
  const work = workOf(store, review.submissionId);
  store.notices.add({
    userId,
    key: `review-reopened:${review.requestId}:${at}`,
    kind: 'review-reopened',
    title: `${viewer.name} has opened the review of ${isOwn ? '' : 'your '}${work} again.`,
    path: `/${isOwn ? 'mentor' : 'reviews'}/${review.requestId}`,
  });
}
