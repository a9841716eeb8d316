import { ok, type Result, refuse } from '#domain/result';
import { hasRole, type Viewer } from '#domain/viewer';
import type { Attempt } from '#store/attempts';
import type { Deps } from './deps.ts';

/** How much of a report somebody may see of an attempt. */
export type Sight = 'public' | 'mentor' | 'full';

/** Finds an attempt for somebody. One that is not theirs to see and one that does not exist get the same answer. */
export function findVisibleAttempt(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  submissionId: string,
): Result<{ attempt: Attempt; sight: Sight }> {
  const attempt = store.attempts.find(submissionId);
  const sight = attempt && sightOf(viewer, attempt);
  return attempt && sight ? ok({ attempt, sight }) : refuseAttempt();
}

/** The one answer for “not there” and “not yours”. */
export function refuseAttempt() {
  return refuse('not_found', 'There is no such attempt, or it is not yours to see.');
}

function sightOf(viewer: Viewer, attempt: Attempt): Sight | undefined {
  if (hasRole(viewer, 'instructor')) return 'full';
  if (attempt.userId === viewer.id) return 'public';
  if (hasRole(viewer, 'mentor') && attempt.review !== null) return 'mentor';
  return undefined;
}
