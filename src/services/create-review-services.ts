import { askForReview } from './ask-for-review.ts';
import type { Bind } from './bind.ts';
import { claimReview } from './claim-review.ts';
import { closeReview, reopenReview } from './close-review.ts';
import { listMyReviews, noteReviewRead } from './list-my-reviews.ts';
import { listReviewQueue } from './list-review-queue.ts';
import { nextReview } from './next-review.ts';
import { publishReview } from './publish-review.ts';
import { queueBeside } from './queue-beside.ts';
import { rateReview } from './rate-review.ts';
import { releaseReview } from './release-review.ts';
import type { ReviewServices } from './review-contract.ts';
import { reviewOutlook } from './review-outlook.ts';
import { saveReviewSummary } from './save-review-summary.ts';
import { viewReview } from './view-review.ts';

/** The use cases of reviews. */
export function createReviewServices(bind: Bind): ReviewServices {
  return {
    askForReview: bind(askForReview),
    reviewOutlook: bind(reviewOutlook),
    closeReview: bind(closeReview),
    reopenReview: bind(reopenReview),
    rateReview: bind(rateReview),
    listMyReviews: bind(listMyReviews),
    noteReviewRead: bind(noteReviewRead),
    listReviewQueue: bind(listReviewQueue),
    nextReview: bind(nextReview),
    queueBeside: bind(queueBeside),
    claimReview: bind(claimReview),
    releaseReview: bind(releaseReview),
    viewReview: bind(viewReview),
    saveReviewSummary: bind(saveReviewSummary),
    publishReview: bind(publishReview),
  };
}
