import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { ExerciseVersion } from '#store/exercises';
import type { Place, Workspace } from '#store/workspaces';
import type { Deps } from './deps.ts';

/** Where somebody works: their place, the version that counts there, and their draft if they have one. */
export interface StageWork {
  place: Place;
  version: ExerciseVersion;
  workspace: Workspace | undefined;
}

/** Finds a stage as this person works on it: with a draft, the draft's version; else the newest that is not retired, if any is left. */
export function findStage(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  slug: string,
  stage: number,
): Result<StageWork> {
  const place = { userId: viewer.id, slug, stage };
  const workspace = store.workspaces.find(place);
  const version = workspace ? store.exercises.find(workspace.versionId) : newestOf(store, slug);
  if (!version) return refuse('not_found', 'There is no such exercise. Choose one from the catalogue.');
  if (version.manifest.stages[stage - 1] === undefined) {
    const { title, stages } = version.manifest;
    return refuse('not_found', `“${title}” has stages 1 to ${stages.length}. Choose one of them.`);
  }
  return ok({ place, version, workspace });
}

/** What new work begins with; the newest of all where everything is retired, which can still be read. */
export function newestOf(store: Deps['store'], slug: string): ExerciseVersion | undefined {
  return store.exercises.findOpen(slug) ?? store.exercises.findLatest(slug);
}
