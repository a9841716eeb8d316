import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { ExerciseVersion } from '#store/exercises';
import type { Store } from '#store/open-store';
import { actorOf, checkReason } from './audit-reason.ts';
import type { Deps } from './deps.ts';
import { findVersion } from './diff-versions.ts';
import { hideBelow } from './refuse-below.ts';

/**
 * Closes one version to new work, or every version of an exercise. Nobody begins or sends in anything on them from then
 * on; drafts, submissions and reports stay readable. For instructors. @returns numbers, newest first
 */
export function retireVersions(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  slug: string,
  which: number | 'all',
  why: string,
): Result<{ retired: number[] }> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  const reason = checkReason(why);
  if (!reason.ok) return reason;
  const order = { actor: actorOf(viewer), reason: reason.value };
  return store.transaction(() => {
    if (which === 'all') {
      const retired = retireAll(store, slug, order);
      if (retired.length > 0) return ok({ retired });
      return refuse('conflict', `“${slug}” has no version that is open.`);
    }
    const version = findVersion({ store }, slug, which);
    if (!version.ok) return version;
    if (retire(store, version.value, order)) return ok({ retired: [which] });
    return refuse('conflict', `Version ${which} of “${slug}” is retired already.`);
  });
}

interface RetireOrder {
  actor: { id: string; name: string };
  reason: string;
}

/** Retires every open version of a slug and writes each down. @returns their numbers, newest first */
export function retireAll(store: Store, slug: string, order: RetireOrder): number[] {
  return store.transaction(() =>
    store.exercises
      .listOf(slug)
      .filter((version) => retire(store, version, order))
      .map((version) => version.number),
  );
}

function retire(store: Store, { id, slug }: ExerciseVersion, { actor, reason }: RetireOrder): boolean {
  if (!store.exercises.retire(id)) return false;
  store.audit.add({ actor, action: 'retire', slug, versionId: id, reason });
  return true;
}
