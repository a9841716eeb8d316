import { ok, type Result } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { WorkspaceView } from './contract.ts';
import type { Deps } from './deps.ts';
import { findStage } from './find-stage.ts';

/** The viewer's draft at a stage; on first open a copy of the newest version's starter. */
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
    const { revision, savedAt, files } =
      workspace ?? deps.store.workspaces.create(place, version.id, deps.exercises.get(version).starter);
    return ok({ exerciseId: version.id, stage, files, revision, savedAt });
  });
}
