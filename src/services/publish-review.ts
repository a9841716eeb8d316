import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { findHeldReview } from './held-review.ts';

/**
 * Shows what is written of a review to its learner, whole and for good, and makes it their turn. The first time it needs a
 * summary or at least one comment, later something new to read.
 */
export function publishReview(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
): Result<{ publishedAt: number }> {
  const { store } = deps;
  return store.transaction(() => {
    const held = findHeldReview(deps, viewer, requestId);
    if (!held.ok) return held;
    const { learnerId, publishedAt, summary } = held.value;
    const said = store.threads.publishDrafts(requestId);
    if (said === 0 && (publishedAt !== null || summary.trim() === '')) {
      const wanted =
        publishedAt === null ? 'a summary or at least one comment' : 'at least one comment or answer';
      return refuse('invalid', `Write ${wanted} before you publish.`, { field: 'summary' });
    }
    const at = store.reviews.publish(requestId, viewer.id);
    store.notices.add({
      userId: learnerId,
      key: `review-published:${requestId}:${at}`,
      kind: publishedAt === null ? 'review-published' : 'review-answered',
      title:
        publishedAt === null
          ? `${viewer.name} reviewed your attempt.`
          : `${viewer.name} answered in your review.`,
      path: `/reviews/${requestId}`,
    });
    return ok({ publishedAt: at });
  });
}
