import type { ModeId } from '#domain/mode';
import type { ExerciseSummary } from '#services/contract';

/** The exercises of the catalogue whose manifest names a mode, in the order of the catalogue. */
export function practisedIn(exercises: readonly ExerciseSummary[], mode: ModeId): ExerciseSummary[] {
  return exercises.filter((exercise) => exercise.modes.includes(mode));
}
