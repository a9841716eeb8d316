import { askForReview } from './ask-for-review.ts';
import type { Bind } from './bind.ts';
import { claimReview } from './claim-review.ts';
import { listMyReviews, noteReviewRead } from './list-my-reviews.ts';
import { listReviewQueue, nextInQueue } from './list-review-queue.ts';
import { publishReview } from './publish-review.ts';
import { releaseReview } from './release-review.ts';
import type { ReviewServices } from './review-contract.ts';
import { saveReviewSummary } from './save-review-summary.ts';
import { closeReview, queuePlace, rateReview, reopenReview } from './turns.ts';
import { viewReview } from './view-review.ts';

/** The use cases of reviews. */
export function createReviewServices(bind: Bind): ReviewServices {
  return {
    askForReview: bind(askForReview),
    listMyReviews: bind(listMyReviews),
    noteReviewRead: bind(noteReviewRead),
    listReviewQueue: bind(listReviewQueue),
    nextInQueue: bind(nextInQueue),
    queuePlace: bind(queuePlace),
    closeReview: bind(closeReview),
    reopenReview: bind(reopenReview),
    rateReview: bind(rateReview),
    claimReview: bind(claimReview),
    releaseReview: bind(releaseReview),
    viewReview: bind(viewReview),
    saveReviewSummary: bind(saveReviewSummary),
    publishReview: bind(publishReview),
  };
}
