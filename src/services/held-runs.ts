import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { HeldRun } from '#store/runs';
import type { Deps } from './deps.ts';
import { refuseBelow } from './refuse-below.ts';

/** Runs that our side could not grade, with what broke. For instructors. */
export function listHeldRuns({ store }: Pick<Deps, 'store'>, viewer: Viewer): Result<HeldRun[]> {
  return refuseBelow('instructor', viewer) ?? ok(store.runs.listHeld());
}

/** Puts a held run back into the queue, once what broke is mended. For instructors. */
export function gradeAgain(
  { store, runQueued }: Pick<Deps, 'store' | 'runQueued'>,
  viewer: Viewer,
  runId: string,
): Result<null> {
  const refusal = refuseBelow('instructor', viewer);
  if (refusal) return refusal;
  if (store.runs.requeueHeld(runId) === 0) {
    return refuse('conflict', 'This run is not held any more. Somebody else may have had it graded again.');
  }
  runQueued();
  return ok(null);
}
