import { ok, type Result } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import { budgetAfter } from './budget.ts';
import type { Budget } from './contract.ts';
import type { Deps } from './deps.ts';
import { findStage } from './find-stage.ts';

/** How many hidden runs somebody has left at a stage. */
export function budgetFor(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  slug: string,
  stage: number,
): Result<Budget> {
  const found = findStage(deps, viewer, slug, stage);
  if (!found.ok) return found;
  const { place, version } = found.value;
  const uses = deps.store.submissions.listBudgetTimes(place);
  return ok(budgetAfter(version.manifest.attempts, uses, deps.now()));
}
