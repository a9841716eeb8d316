import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import { confirmedOf } from './confirmed-level.ts';
import { SUBMISSIONS_PER_PAGE, type SubmissionRow } from './contract.ts';
import type { Deps } from './deps.ts';
import { refuseBelow } from './refuse-below.ts';

/** Everybody's attempts at an exercise, newest first. For instructors. @param page 1-based; beyond the last gives no rows */
export function listSubmissions(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  slug: string,
  page: number,
): Result<{ rows: SubmissionRow[]; total: number }> {
  const refusal = refuseBelow('instructor', viewer);
  if (refusal) return refusal;
  if (!store.exercises.findLatest(slug)) return refuse('not_found', 'There is no such exercise.');
  if (!Number.isSafeInteger(page) || page < 1) return refuse('invalid', 'Pages are numbered from 1.');
  const attempts = store.attempts.listOfExercise(slug, {
    limit: SUBMISSIONS_PER_PAGE,
    offset: (page - 1) * SUBMISSIONS_PER_PAGE,
  });
  const rows = attempts.map((attempt) => ({
    submissionId: attempt.submissionId,
    learnerName: attempt.learnerName,
    title: attempt.title,
    attempt: attempt.attempt,
    stage: attempt.stage,
    submittedAt: attempt.submittedAt,
    progress: store.runs.progressOf(attempt.run),
    level: attempt.run.level,
    confirmed: confirmedOf(store, attempt),
    reliability: attempt.run.reliability,
  }));
  return ok({ rows, total: store.attempts.countOfExercise(slug).submissions });
}
