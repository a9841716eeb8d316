import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { findHeldReview } from './held-review.ts';

/**
 * Removes a draft comment while the viewer holds the review. That may be one an earlier holder left:
 * whoever publishes answers for the whole review.
 */
export function deleteComment(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
  commentId: string,
): Result<null> {
  return deps.store.transaction(() => {
    const held = findHeldReview(deps, viewer, requestId);
    if (!held.ok) return held;
    if (deps.store.threads.deleteDraft(requestId, commentId)) return ok(null);
    return refuse('not_found', 'This comment is gone already.');
  });
}
