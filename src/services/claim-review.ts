import { CLAIM_MINUTES, CLAIMS_AT_ONCE } from '#domain/claim';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Review } from '#store/reviews';
import { refuseUncalibrated } from './calibrate.ts';
import type { Deps } from './deps.ts';
import { claimFor, findOpenReview } from './held-review.ts';
import { tellLapsed } from './sweep-reviews.ts';

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
    const uncalibrated = refuseUncalibrated(deps, viewer, open.value);
    if (uncalibrated) return uncalibrated;
    if (store.reviews.countClaims(viewer.id, requestId) >= CLAIMS_AT_ONCE) {
      return refuse('conflict', `You hold ${CLAIMS_AT_ONCE} reviews. Publish or release one first.`);
    }
    const until = now() + CLAIM_MINUTES * 60_000;
    tellFormer(store, viewer, open.value);
    store.reviews.setClaim(requestId, viewer.id, until);
    return ok({ until });
  });
}

/** Whoever let a claim lapse is told that it is somebody else's now. */
function tellFormer(store: Deps['store'], viewer: Viewer, review: Review): void {
  const { claimedBy, claimedUntil } = review;
  if (claimedBy === null || claimedUntil === null || claimedBy === viewer.id) return;
  tellLapsed(store, { ...review, claimedBy, claimedUntil });
}
