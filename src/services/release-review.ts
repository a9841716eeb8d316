import { ok, type Result } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { findHeldReview } from './held-review.ts';

/** Gives a claimed review back to the queue. Drafts stay for whoever claims it next. */
export function releaseReview(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
): Result<null> {
  return deps.store.transaction(() => {
    const held = findHeldReview(deps, viewer, requestId);
    if (!held.ok) return held;
    deps.store.reviews.clearClaim(requestId);
    return ok(null);
  });
}
