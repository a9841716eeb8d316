import type { CaseDecision } from '#domain/grading-case';
import type { ThreadTarget } from '#domain/thread-target';

export const DECISION_WORDS: Record<CaseDecision, string> = {
  'suite-wrong': 'The suite is wrong',
  'suite-right': 'The suite is right',
  'unclear-brief': 'The brief is unclear',
};

/** What a case is about, in words. */
export function aboutWords(target: ThreadTarget): string {
  if (target.kind === 'step') return `${target.family}, ${target.case}, ${target.twin}, seed ${target.seed}`;
  return target.kind === 'family' ? target.family : 'the attempt';
}
