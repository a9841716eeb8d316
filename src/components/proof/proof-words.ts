import { checksWith, type Proof } from '#domain/proof';
import type { ProofView } from '#services/contract';
import { count, joinWords } from '../format.ts';

/** The finding as a heading. */
export function proofTitle({ proof, obstacle }: Pick<ProofView, 'proof' | 'obstacle'>): string {
  if (!proof) return 'Nothing is proved of this exercise yet.';
  if (obstacle === null) return 'Every check holds: this content may be published.';
  const short = checksWith(proof, 'falls short').length;
  const left = checksWith(proof, 'not run').length;
  const parts = [
    ...(short > 0 ? [`${count(short, 'check')} ${short === 1 ? 'falls' : 'fall'} short`] : []),
    ...(left > 0 ? [`${left} ${left === 1 ? 'was' : 'were'} not run`] : []),
  ];
  return `Not publishable yet: ${joinWords(parts)}.`;
}

/** The first thing to mend; undefined when nothing falls short. */
export function firstFault(proof: Proof): string | undefined {
  return checksWith(proof, 'falls short')[0]?.faults[0];
}

/** `12 hold, 1 falls short, 2 not run`. */
export function checkCounts(proof: Proof): { holds: number; short: number; left: number } {
  return {
    holds: checksWith(proof, 'holds').length,
    short: checksWith(proof, 'falls short').length,
    left: checksWith(proof, 'not run').length,
  };
}
