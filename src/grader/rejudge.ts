import { sheetAtStage } from '#domain/exercise';
import { canonicalJson } from '#domain/json';
import type { Report } from '#domain/report';
import type { Trial } from '#domain/trial';
import { finishTrial } from './finish-trial.ts';
import type { GradingInput } from './grading.ts';
import { type PlannedTrial, perfectOf, planTrials, type WorldBundle } from './plan.ts';
import { answersAlike } from './replay.ts';
import { buildReport } from './report.ts';

/**
 * Judges stored trials with the checks of the world at hand, without running anything: for a check that was wrong.
 * The cases must be those that were run, so only checks, sheet, titles and weights may differ from then.
 *
 * @param engine the interpreter that ran them, for the report
 * @param options.mustAnswerAlike also asks the world everything again, so that the result is what running would give
 * @throws Error when a trial has no case any more, its input changed, or it was stored without its effects; where the
 *   world must answer alike, also when it does not
 */
export function rejudge(
  input: GradingInput,
  trials: readonly Trial[],
  engine: string,
  options: { mustAnswerAlike?: boolean } = {},
): { trials: Trial[]; report: Report } {
  const { manifest, stage } = input;
  const bundle = input.world as WorldBundle;
  const rules = { sheet: sheetAtStage(manifest, stage), tokens: manifest.tokens };
  const plan = planTrials({ ...input, bundle });
  const byName = new Map(plan.map((planned) => [nameOf(planned), planned]));
  if (byName.size !== trials.length) {
    throw new Error(
      `The evidence holds ${trials.length} trials and the suites now have ${byName.size}. Grade it again instead.`,
    );
  }
  const judged = trials.map((trial) => {
    const planned = byName.get(nameOf(trial));
    if (!planned) throw new Error(`There is no case ${nameOf(trial)} any more. Grade it again instead.`);
    const generation = planned.generate();
    if (options.mustAnswerAlike && !answersAlike(planned, generation, trial)) {
      throw new Error(`In ${nameOf(trial)} the world would answer otherwise now. Grade it again instead.`);
    }
    return judgedAgain(planned, generation, trial, rules);
  });
  const context = { input, bundle, engine, perfectMinor: perfectOf(plan, rules.sheet) };
  return { trials: judged, report: buildReport(judged, { ...context, ms: { transpile: 0, grade: 0 } }) };
}

function judgedAgain(
  planned: PlannedTrial,
  { spec }: ReturnType<PlannedTrial['generate']>,
  trial: Trial,
  rules: Parameters<typeof finishTrial>[3],
): Trial {
  if (canonicalJson(spec.input) !== canonicalJson(trial.input)) {
    throw new Error(
      `The case ${nameOf(trial)} has another input now, or another secret is used. Grade it again instead.`,
    );
  }
  const { effects, uses } = trial;
  if (!effects || !uses)
    throw new Error('This evidence was stored without effects, by an older version. Grade it again instead.');
  return finishTrial(planned, spec, { ...trial, effects, uses }, rules);
}

function nameOf({ suite, case: id, twin, seed }: Pick<Trial, 'suite' | 'case' | 'twin' | 'seed'>): string {
  return `${suite} ${id} ${twin} ${seed}`;
}
