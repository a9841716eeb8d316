import { ok, type Result } from '#domain/result';
import type { BaseId } from '#domain/review';
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
  against?: BaseId,
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
    ...basesOf(deps, review.submissionId, against),
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

type Bases = Pick<ReviewView, 'base' | 'bases'>;

/** What there is to compare with, and the files of the one asked for; by default the attempt before, else the starter. */
function basesOf(deps: Pick<Deps, 'store' | 'exercises'>, submissionId: string, against?: BaseId): Bases {
  const { store } = deps;
  const attempt = store.attempts.find(submissionId);
  if (!attempt) throw new Error(`There is no submission ${submissionId}.`);
  const before = attempt.attempt - 1;
  const reviewed = store.reviews
    .listEarlier(attempt, attempt.attempt)
    .find(({ publishedAt }) => publishedAt !== null)?.attempt;
  const numbers: [BaseId, number | undefined][] = [
    ['before', before > 0 ? before : undefined],
    ['reviewed', reviewed === before ? undefined : reviewed],
  ];
  const found = numbers.flatMap(([id, number]) => (number === undefined ? [] : [{ id, number }]));
  const chosen = found.find(({ id }) => id === against) ?? (against === 'starter' ? undefined : found[0]);
  const files = chosen && store.submissions.findFilesOfAttempt(attempt, chosen.number);
  const starter = { id: 'starter' as const, label: 'Starter' };
  return {
    base:
      chosen && files
        ? { id: chosen.id, label: `Attempt ${chosen.number}`, files }
        : { ...starter, files: starterOf(deps, attempt) },
    bases: [...found.map(({ id, number }) => ({ id, label: labelOf(id, number) })), starter],
  };
}

function labelOf(id: BaseId, number: number): string {
  return id === 'reviewed' ? `Attempt ${number}, last reviewed` : `Attempt ${number}`;
}

function starterOf({ store, exercises }: Pick<Deps, 'store' | 'exercises'>, attempt: Attempt) {
  const version = store.exercises.find(attempt.versionId);
  if (!version) throw new Error(`There is no exercise version ${attempt.versionId}.`);
  return exercises.get(version).starter;
}
