import type { Approach } from '#domain/approach';
import { FINISHES_STAGE, reaches } from '#domain/level';
import { ok, type Result, refuse } from '#domain/result';
import { hasRole, type Viewer } from '#domain/viewer';
import type { ExerciseVersion } from '#store/exercises';
import type { Deps } from './deps.ts';
import { newestOf } from './find-stage.ts';

/** The solutions of one version, to be read. */
export interface ApproachesView {
  slug: string;
  title: string;
  /** Publication number. */
  version: number;
  /** Why they are open: the viewer finished the exercise, or reads them as a mentor. */
  openedBy: 'finishing' | 'role';
  /** In the author's order, the reference first; null for a version published before they were kept. */
  approaches: Approach[] | null;
}

/** An exercise that somebody has finished, and the version in which they did. */
export interface OpenedApproaches {
  slug: string;
  title: string;
  version: number;
  /** How many there are to read; 0 for a version published before they were kept. */
  approaches: number;
}

/**
 * Other ways to solve an exercise. Open to whoever was graded production-ready in the last stage of a version, as that
 * version was published (the newest such), and to mentors at any time; refused to everybody else with what opens them.
 */
export function viewApproaches(
  { store, exercises }: Pick<Deps, 'store' | 'exercises'>,
  viewer: Viewer | null,
  slug: string,
): Result<ApproachesView> {
  const newest = newestOf(store, slug);
  if (!newest) return refuse('not_found', 'There is no such exercise. Choose one from the catalogue.');
  const finished = viewer
    ? finishedVersions(store, viewer).find((version) => version.slug === slug)
    : undefined;
  const version = finished ?? (hasRole(viewer, 'mentor') ? newest : undefined);
  if (!version) return refuse('not_allowed', whatOpens(newest));
  return ok({
    slug,
    title: version.manifest.title,
    version: version.number,
    openedBy: finished ? 'finishing' : 'role',
    approaches: exercises.approachesOf(version) ?? null,
  });
}

/** The exercises whose approaches somebody has opened by finishing them, by slug. */
export function listOpenedApproaches(
  { store, exercises }: Pick<Deps, 'store' | 'exercises'>,
  viewer: Viewer,
): OpenedApproaches[] {
  const newest = new Map<string, ExerciseVersion>();
  for (const version of finishedVersions(store, viewer).toReversed()) newest.set(version.slug, version);
  return [...newest.values()]
    .map((version) => ({
      slug: version.slug,
      title: version.manifest.title,
      version: version.number,
      approaches: exercises.approachesOf(version)?.length ?? 0,
    }))
    .sort((a, b) => a.slug.localeCompare(b.slug, 'en'));
}

/** Versions in whose last stage somebody was graded production-ready or better, newest first. Once is enough: a regrade takes nothing back. */
function finishedVersions(store: Deps['store'], viewer: Viewer): ExerciseVersion[] {
  const reached = store.attempts.listReached(viewer.id).filter(({ level }) => reaches(level, FINISHES_STAGE));
  return [...new Set(reached.map(({ versionId }) => versionId))]
    .flatMap((id) => store.exercises.find(id) ?? [])
    .filter(({ id, manifest }) =>
      reached.some(({ versionId, stage }) => versionId === id && stage === manifest.stages.length),
    )
    .sort((a, b) => b.number - a.number);
}

function whatOpens({ manifest }: ExerciseVersion): string {
  const last = manifest.stages.length;
  return `Other approaches open once an attempt of yours at stage ${last}, the last one, is ${FINISHES_STAGE}. Until then your own comes first.`;
}
