import type { SuiteName } from '#domain/suite';
import type { Trial } from '#domain/trial';
import { type PlannedTrial, planTrials } from '#grader/plan';
import type { Stage } from './stage.ts';

type CaseSpec = ReturnType<PlannedTrial['generate']>['spec'];
type RunView = Parameters<CaseSpec['judge']>[0];

/** A planned trial with its case. */
export interface GeneratedCase extends Pick<PlannedTrial, 'suite' | 'family' | 'case' | 'twin' | 'seed'> {
  spec: CaseSpec;
}

/** The cases of some suites as a secret draws them, without running anything. The world's code runs in this process. */
export function casesOf(stage: Stage, suites: readonly SuiteName[], secret = stage.secret): GeneratedCase[] {
  const { manifest, bundle, number } = stage;
  return planTrials({ manifest, bundle, stage: number, suites, secret }).map((planned) => {
    const { suite, family, case: id, twin, seed } = planned;
    return { suite, family, case: id, twin, seed, spec: planned.generate().spec };
  });
}

/** A trial as judges see it. */
export function viewOf(trial: Trial): RunView {
  const { input, ending, value, trace, effects, uses, virtualMs } = trial;
  return { input, ending, value, trace, effects: effects ?? [], uses: uses ?? [], virtualMs };
}
