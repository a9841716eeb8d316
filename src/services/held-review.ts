import { CLAIM_MINUTES } from '#domain/claim';
import { ok, type Result, refuse } from '#domain/result';
import { turnOf } from '#domain/turn';
import type { Viewer } from '#domain/viewer';
import type { Review } from '#store/reviews';
import type { Deps } from './deps.ts';
import { refuseBelow } from './refuse-below.ts';

/** Who holds a review at a time, as this viewer is told; null when nobody does. */
export function claimFor(
  viewer: Viewer,
  review: Pick<Review, 'claimedBy' | 'claimantName' | 'claimedUntil'>,
  now: number,
): { mentorName: string; mine: boolean; until: number } | null {
  const { claimedBy, claimantName, claimedUntil } = review;
  if (claimedBy === null || claimantName === null || claimedUntil === null || claimedUntil <= now)
    return null;
  return { mentorName: claimantName, mine: claimedBy === viewer.id, until: claimedUntil };
}

/** A review of somebody else's work in which it is the mentors' turn: this viewer may take it on. */
export function findOpenReview(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  requestId: string,
): Result<Review> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const review = store.reviews.find(requestId);
  if (!review || review.isSample) return refuseReview();
  if (review.learnerId === viewer.id) {
    return refuse('not_allowed', 'This is your own work. Somebody else has to review it.');
  }
  if (review.isSample) return refuseReview();
  switch (turnOf(review).whose) {
    case 'mentor':
      return ok(review);
    case 'learner':
      return refuse('conflict', 'This review is published already. It is the learner’s turn now.');
    case 'nobody':
      return refuse('conflict', 'This review is closed. Open it again to say more.');
  }
}

/** The review, provided this viewer holds it now: the condition for writing anything into it. */
export function findHeldReview(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  requestId: string,
): Result<Review> {
  const open = findOpenReview(deps, viewer, requestId);
  if (!open.ok) return open;
  if (claimFor(viewer, open.value, deps.now())?.mine) return open;
  return refuse(
    'conflict',
    `You do not hold this review now. Claim it for ${CLAIM_MINUTES} minutes; your drafts are kept.`,
  );
}

/** The one answer for “not there” and “not yours”. */
export function refuseReview() {
  return refuse('not_found', 'There is no such review, or it is not yours to see.');
}
