import { MODE_IDS, type ModeId } from './mode.ts';
import type { PublicReport } from './report.ts';
import { BUCKETS, type Bucket } from './scoring.ts';

/** What a graded attempt says of failure modes, as its learner may know it. `where` is handed through. */
export interface SeenModes<Where> {
  /** Unix milliseconds. */
  at: number;
  where: Where;
  modes: PublicReport['modes'];
}

/** The best that was reached in one mode, and what shows it. Both are null before it was met. */
export interface ModeEvidence<Where> {
  mode: ModeId;
  /** On hidden cases; null also while these were closed in every attempt. */
  hidden: { bucket: Bucket; at: number; where: Where } | null;
  /** In practice; P¹ and pass^k of the attempt whose P¹ is best. */
  practice: { perTry: number; reliability: number; at: number; where: Where } | null;
}

/** Every mode in its order with the best that some attempts reached in it; of equally good ones the latest is named. */
export function modeEvidence<Where>(seen: readonly SeenModes<Where>[]): ModeEvidence<Where>[] {
  const inOrder = [...seen].sort((a, b) => a.at - b.at);
  return MODE_IDS.map((mode) =>
    inOrder.reduce<ModeEvidence<Where>>((best, report) => better(best, report), {
      mode,
      hidden: null,
      practice: null,
    }),
  );
}

function better<Where>(best: ModeEvidence<Where>, report: SeenModes<Where>): ModeEvidence<Where> {
  const found = report.modes.find(({ mode }) => mode === best.mode);
  if (!found) return best;
  const { at, where } = report;
  const { hidden, practice } = found;
  const rank = (bucket: Bucket) => BUCKETS.indexOf(bucket);
  const isBest = hidden !== 'closed' && (best.hidden === null || rank(hidden) >= rank(best.hidden.bucket));
  const isBestPractice = practice && (best.practice === null || practice.perTry >= best.practice.perTry);
  return {
    mode: best.mode,
    hidden: isBest ? { bucket: hidden, at, where } : best.hidden,
    practice: isBestPractice ? { ...practice, at, where } : best.practice,
  };
}
