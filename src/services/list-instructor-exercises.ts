import { LEVELS, type Level } from '#domain/level';
import { ok, type Result } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { InstructorExercise } from './contract.ts';
import type { Deps } from './deps.ts';
import { refuseBelow } from './refuse-below.ts';

/** Every exercise with who works on it and how far they got. For instructors. */
export function listInstructorExercises(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
): Result<InstructorExercise[]> {
  const refusal = refuseBelow('instructor', viewer);
  if (refusal) return refusal;
  return ok(
    store.exercises.listLatest().map((version) => ({
      slug: version.slug,
      title: version.manifest.title,
      version: version.number,
      contentHash: version.contentHash,
      publishedAt: version.publishedAt,
      isRetired: store.exercises.findOpen(version.slug) === undefined,
      ...store.attempts.countOfExercise(version.slug),
      levels: countBest(store.attempts.listLevels(version.slug)),
      anchors: version.anchors,
    })),
  );
}

/** How many people's best attempt reached each level; levels nobody reached are left out. */
function countBest(reached: readonly { userId: string; level: Level }[]): Partial<Record<Level, number>> {
  const best = new Map<string, Level>();
  for (const { userId, level } of reached) {
    const before = best.get(userId);
    if (!before || LEVELS.indexOf(level) > LEVELS.indexOf(before)) best.set(userId, level);
  }
  const counts: Partial<Record<Level, number>> = {};
  for (const level of best.values()) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}
