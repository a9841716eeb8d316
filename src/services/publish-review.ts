import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Review } from '#store/reviews';
import type { Thread } from '#store/threads';
import type { Deps } from './deps.ts';
import { findHeldReview } from './held-review.ts';
import { publishMarks } from './marks.ts';
import { drawSecond } from './second-marking.ts';
import { workOf } from './work-of.ts';

/**
 * Shows a review to its learner, whole and for good; it is then their turn. It needs a summary or at least one comment.
 * In later rounds what is published is what was written since, and it needs that.
 */
export function publishReview(
  deps: Pick<Deps, 'store' | 'now' | 'drawKey'>,
  viewer: Viewer,
  requestId: string,
): Result<{ publishedAt: number }> {
  const { store } = deps;
  return store.transaction(() => {
    const held = findHeldReview(deps, viewer, requestId);
    if (!held.ok) return held;
    const hasDrafts = store.threads.listAll(requestId).some(isDraft);
    if (held.value.publishedAt !== null) return publishAnswer(deps, viewer, held.value, hasDrafts);
    if (held.value.summary.trim() === '' && !hasDrafts) {
      return refuse('invalid', 'Write a summary or at least one comment before you publish.', {
        field: 'summary',
      });
    }
    store.threads.publishDrafts(requestId);
    store.notices.add({
      userId: held.value.learnerId,
      key: `review-published:${requestId}`,
      kind: 'review-published',
      title: `${viewer.name} has reviewed your ${workOf(store, held.value.submissionId)}.`,
      path: `/reviews/${requestId}`,
    });
    const publishedAt = store.reviews.publish(requestId, viewer.id);
    if (publishMarks(deps, viewer, requestId).marked) drawSecond(deps, requestId);
    return ok({ publishedAt });
  });
}

function publishAnswer(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  { requestId, learnerId, submissionId }: Review,
  hasDrafts: boolean,
): Result<{ publishedAt: number }> {
  if (!hasDrafts) {
    return refuse('invalid', 'Answer in a thread or write a comment before you publish.');
  }
  store.threads.publishDrafts(requestId);
  const publishedAt = store.reviews.passTurnToLearner(requestId);
  store.reviews.markUnread(requestId);
  store.notices.add({
    userId: learnerId,
    key: `review-answered:${requestId}:${publishedAt}`,
    kind: 'review-answered',
    title: `${viewer.name} has answered in the review of your ${workOf(store, submissionId)}.`,
    path: `/reviews/${requestId}`,
  });
  return ok({ publishedAt });
}

function isDraft(thread: Thread): boolean {
  return thread.publishedAt === null || thread.posts.some(({ publishedAt }) => publishedAt === null);
}
