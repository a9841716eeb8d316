import type { SourceFile } from '#domain/program';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import { completeFiles } from './complete-files.ts';
import type { Deps } from './deps.ts';
import { findStage } from './find-stage.ts';

/** Saves a draft over the revision it started from; a draft that was saved elsewhere meanwhile is a conflict. */
export function saveWorkspace(
  deps: Pick<Deps, 'store' | 'exercises'>,
  viewer: Viewer,
  slug: string,
  stage: number,
  save: { revision: number; files: SourceFile[] },
): Result<{ revision: number; savedAt: number }> {
  const found = findStage(deps, viewer, slug, stage);
  if (!found.ok) return found;
  const { version, workspace } = found.value;
  if (!workspace) return refuse('not_found', 'You have no draft here yet. Open the workspace first.');
  const files = completeFiles(deps.exercises.get(version), save.files);
  if (!files.ok) return files;
  const saved = deps.store.workspaces.save(workspace.id, save.revision, files.value);
  if (saved) return ok(saved);
  return refuse(
    'conflict',
    'This draft was saved somewhere else meanwhile, perhaps in another tab. Copy what you need and reload.',
  );
}
