import { FINISHES_STAGE, LEVELS, type Level } from '#domain/level';

/** What is drawn of a stage. */
export interface StageState {
  best: Level | null;
  attempts: number;
  savedAt: number | null;
}

/** A stage that is begun and has reached nothing yet still shows. */
const BEGUN = 0.2;

/** How full a stage's box is, in [0, 1]: full once the stage is finished, a sliver when it is begun. */
export function filledShare({ best, attempts, savedAt }: StageState): number {
  const share = best === null ? 0 : LEVELS.indexOf(best) / LEVELS.indexOf(FINISHES_STAGE);
  const isBegun = attempts > 0 || savedAt !== null;
  return Math.min(1, Math.max(share, isBegun ? BEGUN : 0));
}

/** How far a stage is, in a word or two. */
export function stageWords({ best, attempts, savedAt }: StageState): string {
  if (best !== null) return best;
  if (attempts > 0) return 'not graded yet';
  return savedAt === null ? 'not begun' : 'a draft';
}
