import { ok, type Result } from '#domain/result';
import { turnOf } from '#domain/turn';
import { hasRole, type Viewer } from '#domain/viewer';
import type { Attempt } from '#store/attempts';
import type { Review } from '#store/reviews';
import type { Deps } from './deps.ts';
import { claimFor, refuseReview } from './held-review.ts';
import type { ReviewView } from './review-contract.ts';
import { refuseWhileBlind } from './second-marking.ts';
import { viewAttempt } from './view-attempt.ts';
import { threadsInView } from './view-threads.ts';

/** A review as its mentors write it, or as its learner reads it: without drafts and drafters until it is published. */
export function viewReview(
  deps: Pick<Deps, 'store' | 'now' | 'exercises'>,
  viewer: Viewer,
  requestId: string,
): Result<ReviewView> {
  const review = deps.store.reviews.find(requestId);
  if (!review || review.isSample) return refuseReview();
  const isOwn = review.learnerId === viewer.id;
  if (!isOwn && !hasRole(viewer, 'mentor')) return refuseReview();
  const blind = refuseWhileBlind(deps, viewer, review);
  if (blind) return blind;
  const attempt = viewAttempt(deps, viewer, review.submissionId);
  if (!attempt.ok) return attempt;
  return ok({
    requestId,
    submissionId: review.submissionId,
    question: review.question,
    askedAt: review.askedAt,
    attempt: attempt.value,
    base: baseOf(deps, review.submissionId),
    turn: turnOf(review),
    rating: ratingOf(review),
    publishedAt: review.publishedAt,
    mentorName: review.publisherName,
    ...writingOf(deps, viewer, review, isOwn),
    threads: threadsInView(deps, viewer, {
      review,
      attempt: { ...attempt.value, userId: attempt.value.learner.id },
      files: attempt.value.files,
    }),
  });
}

function ratingOf({ rating, ratingWords, ratedAt }: Review): ReviewView['rating'] {
  return rating === null || ratedAt === null ? null : { points: rating, words: ratingWords, at: ratedAt };
}

/** What the mentor wrote and who is writing. The learner gets neither before publication, whatever their role. */
function writingOf(
  { now }: Pick<Deps, 'now'>,
  viewer: Viewer,
  review: Review,
  isOwn: boolean,
): Pick<ReviewView, 'claim' | 'summary'> {
  if (isOwn && review.publishedAt === null) return { claim: null, summary: '' };
  return { claim: claimFor(viewer, review, now()), summary: review.summary };
}

/** What to compare with: the learner's attempt before this one at the same stage, or the starter they were given. */
function baseOf(deps: Pick<Deps, 'store' | 'exercises'>, submissionId: string): ReviewView['base'] {
  const attempt = deps.store.attempts.find(submissionId);
  if (!attempt) throw new Error(`There is no submission ${submissionId}.`);
  const before = attempt.attempt - 1;
  const files = deps.store.submissions.findFilesOfAttempt(attempt, before);
  if (files) return { label: `Attempt ${before}`, files };
  return { label: 'Starter', files: starterOf(deps, attempt) };
}

function starterOf({ store, exercises }: Pick<Deps, 'store' | 'exercises'>, attempt: Attempt) {
  const version = store.exercises.find(attempt.versionId);
  if (!version) throw new Error(`There is no exercise version ${attempt.versionId}.`);
  return exercises.get(version).starter;
}
