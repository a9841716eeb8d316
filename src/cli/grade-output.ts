import type { Prediction } from '#domain/foresight';
import { compareWith } from '#domain/redact';
import type { Report, SuiteResult } from '#domain/report';
import { consistencyGap, holdShare, vetoRateBelow } from '#domain/scoring';
import type { SuiteName } from '#domain/suite';
import type { Trial } from '#domain/trial';

/** The fixed contract of the command's output. `trials` adds every trial to it, `predicted` the foresight. */
export function outputOf(
  report: Report,
  suites: readonly SuiteName[],
  { trials, predicted }: { trials?: readonly Trial[] | undefined; predicted?: Prediction | undefined } = {},
) {
  const foresight = predicted && compareWith(predicted, report);
  return {
    exercise: report.exercise.slug,
    version: report.exercise.version,
    stage: report.stage,
    engine: report.engine,
    suite: suites.length > 1 ? 'all' : suites[0],
    level: suites.length > 1 ? report.level : null,
    ...suiteOutput(report.stress),
    vetoes: report.vetoes.total,
    vetoRateBelow: vetoRateBelow(report.vetoes.total, report.vetoes.trials) ?? null,
    outcome: report.outcome?.share ?? null,
    ...(report.certification && { certification: suiteOutput(report.certification) }),
    ...(foresight && { foresight }),
    endings: report.endings,
    trials: report.trials,
    voidCases: report.voidCases,
    ...(trials && { trialList: trials.map(trialOutput) }),
    utility: report.outcome && {
      perItem: report.outcome.minor / 100,
      zero: report.outcome.zeroMinor / 100,
      reference: report.outcome.referenceMinor / 100,
      perfect: report.outcome.perfectMinor / 100,
    },
    ...(report.compileError && { compileError: report.compileError }),
    receipt: report.receipt,
    ms: report.ms,
  };
}

function suiteOutput(suite: SuiteResult) {
  return {
    reliability: suite.reliability,
    perTry: suite.perTry,
    gap: consistencyGap(suite),
    holds: holdShare(suite.families),
    modes: suite.modes.map(({ mode, reliability, perTry }) => ({ mode, reliability, perTry })),
    families: suite.families.map(({ id, mode, reliability, verdicts }) => ({
      id,
      mode,
      reliability: reliability ?? null,
      verdicts,
    })),
  };
}

function trialOutput(trial: Trial) {
  const { trace: _trace, effects: _effects, input: _input, mode: _mode, ledger: _ledger, ...shown } = trial;
  const { fuel: _fuel, veto: _veto, ...rest } = shown;
  return rest;
}
