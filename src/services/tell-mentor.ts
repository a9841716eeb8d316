import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';

/** Tells whoever wrote a review that its learner has said something. Once per post or thread; call in its transaction. */
export function tellMentor(
  { store }: Pick<Deps, 'store'>,
  learner: Viewer,
  requestId: string,
  said: string,
): void {
  const review = store.reviews.find(requestId);
  if (!review?.publishedBy) return;
  store.notices.add({
    userId: review.publishedBy,
    key: `learner-answered:${said}`,
    kind: 'learner-answered',
    title: `${learner.name} answered in a review of yours.`,
    path: `/mentor/${requestId}`,
  });
}
