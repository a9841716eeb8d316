import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { findHeldReview } from './held-review.ts';
import { publishMarks } from './marks.ts';
import { drawSecond } from './second-marking.ts';

/** Shows a review to its learner, whole and for good. It needs a summary or at least one comment. */
export function publishReview(
  deps: Pick<Deps, 'store' | 'now' | 'drawKey'>,
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
    if (publishMarks(deps, viewer, requestId).marked) drawSecond(deps, requestId);
    return ok({ publishedAt: store.reviews.publish(requestId, viewer.id) });
  });
}
