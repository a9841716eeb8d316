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

/**
 * Every mode in its order with the best that some attempts reached in it. Of equally good ones the latest is named; for
 * practice the one that is named for hidden cases, where its P¹ is as good.
 */
export function modeEvidence<Where>(seen: readonly SeenModes<Where>[]): ModeEvidence<Where>[] {
  const inOrder = [...seen].sort((a, b) => a.at - b.at);
  return MODE_IDS.map((mode) => {
    const none: ModeEvidence<Where> = { mode, hidden: null, practice: null };
    return fromOne(inOrder.reduce(better, none), inOrder);
  });
}

/** One attempt in place of two, where one shows both. */
function fromOne<Where>(best: ModeEvidence<Where>, seen: readonly SeenModes<Where>[]): ModeEvidence<Where> {
  const source = seen.find(({ where }) => where === best.hidden?.where);
  const practice = source?.modes.find(({ mode }) => mode === best.mode)?.practice;
  if (!source || !practice || practice.perTry !== best.practice?.perTry) return best;
  return { ...best, practice: { ...practice, at: source.at, where: source.where } };
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
