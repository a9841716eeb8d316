import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { refuseAttempt } from './find-visible-attempt.ts';

const QUESTION_LENGTH = 2000;

/** Asks for a mentor's review of one's own attempt, graded or not, once. The question may be empty. */
export function askForReview(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  submissionId: string,
  question: string,
): Result<{ requestId: string }> {
  const attempt = store.attempts.find(submissionId);
  if (attempt?.userId !== viewer.id) return refuseAttempt();
  const text = question.trim();
  if (text.length > QUESTION_LENGTH) {
    return refuse(
      'invalid',
      `The question has ${text.length} characters; shorten it to ${QUESTION_LENGTH}.`,
      { field: 'question' },
    );
  }
  const requestId = store.reviews.ask({
    submissionId,
    askedBy: viewer.id,
    slug: attempt.slug,
    stage: attempt.stage,
    question: text,
  });
  if (requestId === undefined) {
    return refuse('conflict', 'You have asked for a review of this attempt already.');
  }
  return ok({ requestId });
}
