import { type CarriedOver, carryOver } from '#domain/carry-over';
import { checkFiles } from '#domain/program';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { findStage } from './find-stage.ts';

/** What became of a draft that moved: its version, and the files that are not simply as they were. */
export interface MovedWorkspace extends Omit<CarriedOver, 'files'> {
  /** Publication number of the version it stands on now. */
  version: number;
}

const NO_DRAFT = 'You have no draft here yet. Open the workspace first.';

/**
 * Moves the viewer's draft to the newest version that is open. The draft as it was is kept first, so that
 * `restoreDraft` brings it back whole.
 */
export function moveWorkspace(
  deps: Pick<Deps, 'store' | 'exercises'>,
  viewer: Viewer,
  slug: string,
  stage: number,
): Result<MovedWorkspace> {
  const { store, exercises } = deps;
  return store.transaction(() => {
    const found = findStage(deps, viewer, slug, stage);
    if (!found.ok) return found;
    const { place, version, workspace } = found.value;
    if (!workspace) return refuse('not_found', NO_DRAFT);
    const next = store.exercises.findOpen(slug);
    if (!next || next.number <= version.number) {
      return refuse('conflict', `There is no newer version than ${version.number}, where your draft stands.`);
    }
    if (next.manifest.stages[stage - 1] === undefined) {
      return refuse(
        'conflict',
        `Version ${next.number} has no stage ${stage}. Your draft stays where it is.`,
      );
    }
    const carried = carryOver(exercises.get(version), exercises.get(next), workspace.files);
    const checked = checkFiles(carried.files);
    if (!checked.ok) return checked;
    store.keptDrafts.keep(place, version.id, workspace.files);
    store.workspaces.move(workspace.id, next.id, carried.files);
    return ok(movedTo(next, carried));
  });
}

/** A move in words: where to, and what becomes of which files. */
export function movedTo({ number }: { number: number }, carried: CarriedOver): MovedWorkspace {
  const { both, renewed, dropped, left } = carried;
  return { version: number, both, renewed, dropped, left };
}

/** Brings back the draft that was kept at the last move, on its version, and keeps the present one in its place. */
export function restoreDraft(
  deps: Pick<Deps, 'store'>,
  viewer: Viewer,
  slug: string,
  stage: number,
): Result<{ version: number }> {
  const { store } = deps;
  return store.transaction(() => {
    const found = findStage(deps, viewer, slug, stage);
    if (!found.ok) return found;
    const { place, version, workspace } = found.value;
    const kept = store.keptDrafts.findLatest(place);
    if (!workspace || !kept) return refuse('not_found', 'There is no earlier draft to bring back.');
    store.keptDrafts.keep(place, version.id, workspace.files);
    store.workspaces.move(workspace.id, kept.versionId, kept.files);
    return ok({ version: kept.versionNumber });
  });
}
