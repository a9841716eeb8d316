import type { Viewer } from '#domain/viewer';
import type { Review } from '#store/reviews';
import type { Deps } from './deps.ts';
import { workOf } from './work-of.ts';

/**
 * The learner has answered a review: it goes back into the queue, opened again where it was closed, and the mentor who
 * published it is told. While it is the mentors' turn already nothing changes, so several answers are told once.
 * Call it in the transaction that writes the answer.
 */
export function passTurnToMentors({ store }: Pick<Deps, 'store'>, learner: Viewer, review: Review): void {
  const { requestId, submissionId, publishedBy } = review;
  const waitingSince = store.reviews.passTurnToMentors(requestId);
  if (waitingSince === undefined || publishedBy === null) return;
  store.notices.add({
    userId: publishedBy,
    key: `learner-answered:${requestId}:${waitingSince}`,
    kind: 'learner-answered',
    title: `${learner.name} has answered your review of ${workOf(store, submissionId)}.`,
    path: `/mentor/${requestId}`,
  });
}
