import { ok, type Result } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import { attemptRow } from './attempt-row.ts';
import type { AttemptRow } from './contract.ts';
import type { Deps } from './deps.ts';
import { findStage } from './find-stage.ts';

/** The viewer's own attempts at a stage, oldest first. */
export function listAttempts(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  slug: string,
  stage: number,
): Result<AttemptRow[]> {
  const found = findStage(deps, viewer, slug, stage);
  if (!found.ok) return found;
  return ok(deps.store.attempts.listAt(found.value.place).map((attempt) => attemptRow(deps, attempt)));
}
