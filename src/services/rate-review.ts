import { ok, type Result, refuse } from '#domain/result';
import { RATINGS } from '#domain/review';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { refuseReview } from './held-review.ts';

const WORDS_LENGTH = 2000;

/** What its learner thinks of a published review: 1 to 5, with or without words. May be changed; mentors read it. */
export function rateReview(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  requestId: string,
  { rating, words }: { rating: number; words: string },
): Result<null> {
  return store.transaction(() => {
    const review = store.reviews.find(requestId);
    if (review?.learnerId !== viewer.id) return refuseReview();
    if (review.publishedAt === null) {
      return refuse('conflict', 'There is nothing to rate yet. Rate the review once it is published.');
    }
    if (!RATINGS.some((one) => one === rating)) {
      return refuse('invalid', 'Choose one of the five, from 1 to 5.', { field: 'rating' });
    }
    const text = words.trim();
    if (text.length > WORDS_LENGTH) {
      return refuse('invalid', `The words have ${text.length} characters; shorten them to ${WORDS_LENGTH}.`, {
        field: 'words',
      });
    }
    store.reviews.rate(requestId, rating, text);
    return ok(null);
  });
}
