import { ok, type Result } from '#domain/result';
import { bestSoFar, toTwentieth } from '#domain/scoring';
import type { Viewer } from '#domain/viewer';
import type { Attempt } from '#store/attempts';
import { attemptRow } from './attempt-row.ts';
import type { RankedAttempt } from './contract.ts';
import type { Deps } from './deps.ts';
import { findStage } from './find-stage.ts';

/** The viewer's own attempts at a stage, oldest first. */
export function listAttempts(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  slug: string,
  stage: number,
): Result<RankedAttempt[]> {
  const found = findStage(deps, viewer, slug, stage);
  if (!found.ok) return found;
  const attempts = deps.store.attempts.listAt(found.value.place);
  return ok(
    attempts.map((attempt, index) => ({
      ...attemptRow(deps, attempt),
      bestSoFar: bestUpTo(attempts.slice(0, index + 1), attempt.run.versionId),
    })),
  );
}

/** By the exact numbers, so that a step over a rounding border is no progress; those of other versions do not compare. */
function bestUpTo(attempts: readonly Attempt[], versionId: string): number | null {
  const values = attempts.flatMap(({ run }) =>
    run.versionId === versionId && run.reliability !== null ? [run.reliability] : [],
  );
  const best = bestSoFar(values);
  return best === undefined ? null : toTwentieth(best);
}
