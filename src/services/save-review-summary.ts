import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { findHeldReview } from './held-review.ts';

const SUMMARY_LENGTH = 8000;

/** Saves the summary of a review, as a draft, while the viewer holds it. At most 8,000 characters; may be empty. */
export function saveReviewSummary(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
  summary: string,
): Result<null> {
  return deps.store.transaction(() => {
    const held = findHeldReview(deps, viewer, requestId);
    if (!held.ok) return held;
    if (held.value.publishedAt !== null) {
      return refuse('conflict', 'The summary is published. Say more in a thread.', { field: 'summary' });
    }
    if (summary.length > SUMMARY_LENGTH) {
      return refuse(
        'invalid',
        `The summary has ${summary.length} characters; shorten it to ${SUMMARY_LENGTH}.`,
        { field: 'summary' },
      );
    }
    deps.store.reviews.setSummary(requestId, summary);
    return ok(null);
  });
}
