import { ok, type Result, refuse } from '#domain/result';
import type { ExerciseVersion } from '#store/exercises';
import type { ExercisePage } from './contract.ts';
import type { Deps } from './deps.ts';
import { newestOf } from './find-stage.ts';

/** The newest version of an exercise that is not retired: what new work begins with. A retired exercise can still be read. */
export function findExercise(deps: Pick<Deps, 'store' | 'exercises'>, slug: string): Result<ExercisePage> {
  const version = newestOf(deps.store, slug);
  if (!version) return refuse('not_found', 'There is no such exercise. Choose one from the catalogue.');
  return ok(pageOf(deps, version));
}

/** One version of an exercise: what work that is under way stays on. */
export function findExerciseVersion(
  deps: Pick<Deps, 'store' | 'exercises'>,
  exerciseId: string,
): Result<ExercisePage> {
  const version = deps.store.exercises.find(exerciseId);
  if (!version) return refuse('not_found', 'There is no such version of an exercise.');
  return ok(pageOf(deps, version));
}

function pageOf({ exercises }: Pick<Deps, 'exercises'>, version: ExerciseVersion): ExercisePage {
  return {
    id: version.id,
    version: version.number,
    isRetired: version.retiredAt !== null,
    exercise: exercises.get(version),
    practiceUrl: `/worlds/${version.contentHash}/practice.js`,
  };
}
