import { ok, type Result, refuse } from '#domain/result';
import { CLAIM_MINUTES, CLAIMS_AT_ONCE } from '#domain/review';
import { ANSWER_RESERVED_DAYS } from '#domain/review-queue';
import { hasRole, type Viewer } from '#domain/viewer';
import { refuseUncalibrated } from './calibrate.ts';
import type { Deps } from './deps.ts';
import { claimFor, findOpenReview } from './held-review.ts';
import { reservedFor } from './list-review-queue.ts';

/** Takes a review on for 30 minutes; the holder's next claim extends it. At most four at once. */
export function claimReview(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
): Result<{ until: number }> {
  const { store, now } = deps;
  return store.transaction(() => {
    const open = findOpenReview(deps, viewer, requestId);
    if (!open.ok) return open;
    const claim = claimFor(viewer, open.value, now());
    if (claim && !claim.mine) {
      return refuse('conflict', `${claim.mentorName} is reviewing this now. Choose another one.`);
    }
    const reserved = reservedFor(viewer, open.value, now());
    if (reserved && !hasRole(viewer, 'instructor')) {
      return refuse(
        'conflict',
        `This is an answer to ${reserved.mentorName}, who has ${ANSWER_RESERVED_DAYS} days for it. Choose another one.`,
      );
    }
    const uncalibrated = refuseUncalibrated(deps, viewer, open.value);
    if (uncalibrated) return uncalibrated;
    if (store.reviews.countClaims(viewer.id, requestId) >= CLAIMS_AT_ONCE) {
      return refuse('conflict', `You hold ${CLAIMS_AT_ONCE} reviews. Publish or release one first.`);
    }
    const until = now() + CLAIM_MINUTES * 60_000;
    store.reviews.setClaim(requestId, viewer.id, until);
    return ok({ until });
  });
}
