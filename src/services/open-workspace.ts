import { carryOver } from '#domain/carry-over';
import { checkFiles, type SourceFile } from '#domain/program';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { WorkspaceView } from './contract.ts';
import type { Deps } from './deps.ts';
import { findStage, type StageWork } from './find-stage.ts';
import { movedTo } from './move-workspace.ts';

/**
 * The viewer's draft at a stage. On first open it begins with their work at the stage before, carried to the newest version,
 * or with that version's starter where there is none. A retired version begins no work.
 */
export function openWorkspace(
  deps: Pick<Deps, 'store' | 'exercises'>,
  viewer: Viewer,
  slug: string,
  stage: number,
): Result<WorkspaceView> {
  return deps.store.transaction(() => {
    const found = findStage(deps, viewer, slug, stage);
    if (!found.ok) return found;
    const { place, version, workspace } = found.value;
    if (!workspace && version.retiredAt !== null) {
      return refuse('conflict', `“${version.manifest.title}” is retired: no new work begins on it.`);
    }
    const before = workspace ? undefined : workBefore(deps, found.value);
    const first = before ?? deps.exercises.get(version).starter;
    const { revision, savedAt, files } = workspace ?? deps.store.workspaces.create(place, version.id, first);
    const standing = standingOf(deps, found.value, files);
    const begunFrom = before ? stage - 1 : null;
    return ok({ exerciseId: version.id, stage, files, revision, savedAt, begunFrom, standing });
  });
}

/** The viewer's files at the stage before, as they fit the version; undefined where there are none, or they have no room. */
function workBefore(
  { store, exercises }: Pick<Deps, 'store' | 'exercises'>,
  { place, version }: StageWork,
): SourceFile[] | undefined {
  const earlier = store.workspaces.find({ ...place, stage: place.stage - 1 });
  const from = earlier && store.exercises.find(earlier.versionId);
  if (!earlier || !from) return undefined;
  const { files } = carryOver(exercises.get(from), exercises.get(version), earlier.files);
  return checkFiles(files).ok ? files : undefined;
}

/** How a draft's version stands: whether it is retired, what a move to a newer one would do, what was kept at the last. */
function standingOf(
  { store, exercises }: Pick<Deps, 'store' | 'exercises'>,
  { place, version }: StageWork,
  draft: readonly SourceFile[],
): WorkspaceView['standing'] {
  const next = store.exercises.findOpen(place.slug);
  const isNewer = next !== undefined && next.number > version.number;
  const kept = store.keptDrafts.findLatest(place);
  return {
    version: version.number,
    isRetired: version.retiredAt !== null,
    newer: isNewer ? movedTo(next, carryOver(exercises.get(version), exercises.get(next), draft)) : null,
    kept: kept ? { version: kept.versionNumber, keptAt: kept.keptAt } : null,
  };
}
