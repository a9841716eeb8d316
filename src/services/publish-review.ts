import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Store } from '#store/open-store';
import type { Deps } from './deps.ts';
import { findHeldReview } from './held-review.ts';
import { publishMarks } from './marks.ts';
import { drawSecond } from './second-marking.ts';

/**
 * Shows what is written of a review to its learner, whole and for good, and makes it their turn. The first time it needs a
 * summary or at least one comment, later something new to read.
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
    const { learnerId, publishedAt, summary } = held.value;
    const said = store.threads.publishDrafts(requestId);
    if (said === 0 && (publishedAt !== null || summary.trim() === '')) {
      const wanted =
        publishedAt === null ? 'a summary or at least one comment' : 'at least one comment or answer';
      return refuse('invalid', `Write ${wanted} before you publish.`, { field: 'summary' });
    }
    const work = workOf(store, held.value.submissionId);
    if (publishMarks(deps, viewer, requestId).marked) drawSecond(deps, requestId);
    const at = store.reviews.publish(requestId, viewer.id);
    store.notices.add({
      userId: learnerId,
      key: `review-published:${requestId}:${at}`,
      kind: publishedAt === null ? 'review-published' : 'review-answered',
      title:
        publishedAt === null
          ? `${viewer.name} has reviewed ${work}.`
          : `${viewer.name} answered in the review of ${work}.`,
      path: `/reviews/${requestId}`,
    });
    return ok({ publishedAt: at });
  });
}

function workOf({ attempts }: Pick<Store, 'attempts'>, submissionId: string): string {
  const row = attempts.find(submissionId);
  return row ? `your attempt ${row.attempt} at “${row.title}”` : 'your work';
}
