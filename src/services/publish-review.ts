import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Store } from '#store/open-store';
import type { Deps } from './deps.ts';
import { findHeldReview } from './held-review.ts';

/** Shows a review to its learner, whole and for good. It needs a summary or at least one comment. */
export function publishReview(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
): Result<{ publishedAt: number }> {
  const { store } = deps;
  return store.transaction(() => {
    const held = findHeldReview(deps, viewer, requestId);
    if (!held.ok) return held;
    if (held.value.summary.trim() === '' && store.threads.listAll(requestId).length === 0) {
      return refuse('invalid', 'Write a summary or at least one comment before you publish.', {
        field: 'summary',
      });
    }
    store.threads.publishDrafts(requestId);
    store.notices.add({
      userId: held.value.learnerId,
      key: `review-published:${requestId}`,
      kind: 'review-published',
      title: `${viewer.name} has reviewed ${workOf(store, held.value.submissionId)}.`,
      path: `/reviews/${requestId}`,
    });
    return ok({ publishedAt: store.reviews.publish(requestId, viewer.id) });
  });
}

function workOf({ attempts }: Pick<Store, 'attempts'>, submissionId: string): string {
  const row = attempts.find(submissionId);
  return row ? `your attempt ${row.attempt} at “${row.title}”` : 'your work';
}
