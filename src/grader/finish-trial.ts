import type { Manifest, SheetLine } from '#domain/exercise';
import type { Json } from '#domain/json';
import type { Effect, RouteUse, TokenUse, Trace, Trial } from '#domain/trial';
import type { CaseSpec } from '#kit/define';
import { judgeTrial, priceOf, tokenCost } from './judge-trial.ts';
import type { PlannedTrial } from './plan.ts';
import type { TrialRun } from './run-trial.ts';

/** The sheet's line for a trial that ended without a result. */
const CRASH = 'crash';

/** What a trial left behind: all that judging needs, whether it ran just now or was stored. */
export interface Recorded extends TrialRun {
  trace: Trace;
  effects: readonly Effect[];
  tokens: TokenUse;
  uses: readonly RouteUse[];
}

/** What judging is done by. */
export interface Rules {
  sheet: readonly SheetLine[];
  tokens: Manifest['tokens'];
}

/** Judges and prices what a trial left behind. @throws Error when a check writes a line that the sheet lacks */
export function finishTrial(
  planned: PlannedTrial,
  spec: CaseSpec,
  recorded: Recorded,
  { sheet, tokens: prices }: Rules,
): Trial {
  const { ending, value, error, virtualMs, fuel, trace, effects, tokens, uses } = recorded;
  const view = { input: spec.input, ending, value, trace, effects, uses, virtualMs };
  const judged = judgeTrial(view, spec, planned.world.invariants, CRASH);
  const { suite, family, mode, twin, seed, fault } = planned;
  return {
    suite,
    family,
    mode,
    case: planned.case,
    twin,
    seed,
    fault,
    input: spec.input,
    ending,
    value: value as Json,
    ...(error && { error }),
    ...judged,
    utilityMinor: priceOf(judged.ledger, sheet) - tokenCost(uses, prices),
    virtualMs,
    tokens,
    fuel,
    trace,
    effects,
    uses,
  };
}
