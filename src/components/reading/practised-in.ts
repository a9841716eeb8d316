import type { ModeId } from '#domain/mode';
import type { ExerciseSummary } from '#services/contract';

/** The exercises of the catalogue with a family of a mode, in the order of the catalogue. */
export function practisedIn(exercises: readonly ExerciseSummary[], mode: ModeId): ExerciseSummary[] {
  return exercises.filter((exercise) => exercise.practises.includes(mode));
}
