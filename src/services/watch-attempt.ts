import { ok, type Result } from '#domain/result';
import type { RunProgress } from '#domain/run';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { findVisibleAttempt } from './find-visible-attempt.ts';

/** Where an attempt's run stands. Cheap enough to be asked every second. */
export function watchAttempt(
  deps: Pick<Deps, 'store'>,
  viewer: Viewer,
  submissionId: string,
): Result<RunProgress> {
  const found = findVisibleAttempt(deps, viewer, submissionId);
  return found.ok ? ok(deps.store.runs.progressOf(found.value.attempt.run)) : found;
}
