import type { ExerciseSummary } from './contract.ts';
import type { Deps } from './deps.ts';

/** The catalogue: the newest open version of every exercise that is not retired, by slug. */
export function listExercises({ store }: Pick<Deps, 'store'>): ExerciseSummary[] {
  return store.exercises.listOpen().map(({ slug, manifest }) => ({
    slug,
    title: manifest.title,
    problem: manifest.problem,
    modes: manifest.modes,
    stages: manifest.stages.length,
    hours: manifest.hours,
    difficulty: manifest.difficulty,
  }));
}
