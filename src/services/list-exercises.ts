import type { Manifest } from '#domain/exercise';
import type { ExerciseSummary } from './contract.ts';
import type { Deps } from './deps.ts';

const ORDER: readonly Manifest['difficulty'][] = ['warm-up', 'regular', 'hard'];

/** The catalogue: the newest open version of every exercise that is not retired, easiest first, then shortest. */
export function listExercises({ store }: Pick<Deps, 'store'>): ExerciseSummary[] {
  return store.exercises
    .listOpen()
    .map(({ slug, manifest }) => ({
      slug,
      title: manifest.title,
      problem: manifest.problem,
      modes: manifest.modes,
      stages: manifest.stages.length,
      hours: manifest.hours,
      difficulty: manifest.difficulty,
    }))
    .sort((a, b) => {
      const byDifficulty = ORDER.indexOf(a.difficulty) - ORDER.indexOf(b.difficulty);
      return byDifficulty || a.hours[1] - b.hours[1] || a.title.localeCompare(b.title, 'en');
    });
}
