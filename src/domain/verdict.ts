/** How a trial ended. Says nothing about right or wrong. `broken` is ours, all others are the learner's. */
export const ENDINGS = [
  'returned',
  'threw',
  'hung',
  'out_of_fuel',
  'out_of_memory',
  'out_of_output',
  'out_of_operations',
  'invalid_result',
  'does_not_compile',
  'broken',
] as const;
export type Ending = (typeof ENDINGS)[number];

/**
 * What a trial is worth. `safe`: bounded and honest, not solved; a family says whether it counts.
 * `critical` is a veto (money, safety, privacy). `void` is our fault and is left out of every number.
 */
export const VERDICTS = ['ok', 'safe', 'fail', 'critical', 'void'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type VerdictCounts = Record<Verdict, number>;
export type EndingCounts = Record<Ending, number>;

export function noVerdicts(): VerdictCounts {
  return { ok: 0, safe: 0, fail: 0, critical: 0, void: 0 };
}

export function noEndings(): EndingCounts {
  return Object.fromEntries(ENDINGS.map((e) => [e, 0])) as EndingCounts;
}

/** What kind of harm a veto stands for. Learners are told the kind, never the trigger. */
export const VETO_KINDS = ['money', 'safety', 'privacy'] as const;
export type VetoKind = (typeof VETO_KINDS)[number];
