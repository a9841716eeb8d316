import { limitsOf, sheetAtStage } from '#domain/exercise';
import type { Json } from '#domain/json';
import type { Trial } from '#domain/trial';
import type { Ending } from '#domain/verdict';
import type { Box, CompileError, Engine } from '#sandbox/box';
import { transpile } from '#sandbox/transpile';
import { Outside } from '#simulation/outside';
import { controlHolds } from './control.ts';
import { exhaustion } from './exhaustion.ts';
import type { Grading, GradingInput } from './grading.ts';
import { judgeTrial, priceOf, tokenCost } from './judge-trial.ts';
import { type PlannedTrial, planTrials, type WorldBundle } from './plan.ts';
import { buildReport } from './report.ts';
import type { TrialRun } from './run-trial.ts';
import { runTrial } from './run-trial.ts';

/** The sheet's line for a trial that ended without a result. */
const CRASH = 'crash';

interface Unopened {
  ending: Ending;
  message: string;
  at?: CompileError;
}

/**
 * Transpiles a submission, opens its interpreter once and plans its trials.
 * A submission that does not compile or does not load is gradable all the same: each of its trials ends so.
 * @throws Error when the world bundle lacks a suite that is asked for
 */
export async function openGrading(input: GradingInput, engine: Engine): Promise<Grading> {
  const { manifest } = input;
  const limits = limitsOf(manifest);
  const sheet = sheetAtStage(manifest, input.stage);
  const bundle = input.world as WorldBundle;
  const plan = planTrials({ ...input, bundle });
  const startedAt = performance.now();
  const compiled = transpile(input.files, manifest.entry);
  const transpileMs = performance.now() - startedAt;
  const { box, unopened } = await openBox();

  async function openBox(): Promise<{ box?: Box; unopened?: Unopened }> {
    if (!compiled.ok) {
      return {
        unopened: { ending: 'does_not_compile', message: compiled.error.message, at: compiled.error },
      };
    }
    const opened = await engine.open(compiled.program, { tools: bundle.practice.tools }, limits);
    if (opened.ok) return { box: opened.box };
    const at = 'file' in opened.error ? opened.error : undefined;
    return { unopened: { ending: opened.ending, message: opened.error.message, ...(at && { at }) } };
  }

  /** How trials count that are no longer worth running; undefined while there is hope. */
  let exhausted: Ending | undefined;

  const at = (index: number): PlannedTrial => {
    const planned = plan[index];
    if (!planned) throw new RangeError(`there is no trial ${index}; the plan has ${plan.length}`);
    return planned;
  };

  function run(index: number): Trial {
    const planned = at(index);
    if (!box) return settled(index, unopened?.ending ?? 'broken', unopened?.message ?? '');
    const { spec, faults } = planned.generate();
    const outside = new Outside({
      scene: spec.scene,
      faults,
      key: planned.key,
      ...(planned.rates && { rates: planned.rates }),
    });
    const result = runTrial(box, outside, manifest.entry, spec.input, limits);
    return finish(planned, spec, outside, result);
  }

  function settled(index: number, ending: Ending, message: string): Trial {
    const planned = at(index);
    const { spec } = planned.generate();
    const outside = new Outside({ scene: spec.scene, faults: [], key: planned.key });
    const place = unopened?.at;
    const error = {
      name: ending,
      message,
      ...(place && { file: place.file, line: place.line, column: place.column }),
    };
    return finish(planned, spec, outside, { ending, value: null, error, virtualMs: 0, fuel: 0 });
  }

  function finish(
    planned: PlannedTrial,
    spec: ReturnType<PlannedTrial['generate']>['spec'],
    outside: Outside,
    result: TrialRun,
  ): Trial {
    const { trace, effects, tokens, uses } = outside;
    const view = {
      input: spec.input,
      ending: result.ending,
      value: result.value,
      trace,
      effects,
      uses,
      virtualMs: result.virtualMs,
    };
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
      ending: result.ending,
      value: result.value as Json,
      ...(result.error && { error: result.error }),
      ...judged,
      utilityMinor: priceOf(judged.ledger, sheet) - tokenCost(uses, manifest.tokens),
      virtualMs: result.virtualMs,
      tokens,
      fuel: result.fuel,
      trace,
    };
  }

  return {
    total: plan.length,
    transpileMs,
    label: (index) => {
      const { suite, family, mode, case: id, twin, seed } = at(index);
      return { suite, family, mode, case: id, twin, seed };
    },
    run,
    settle: (index, ending) => {
      if (ending === 'broken') return settled(index, ending, 'The grader failed.');
      if (exhausted)
        return settled(index, exhausted, 'Not run: the trials before it used up what a submission may use.');
      return settled(index, ending, 'It ran too long and was stopped by the clock.');
    },
    control: () => controlHolds(engine),
    hopeless: (trials) => {
      exhausted ??= exhaustion(plan, trials);
      return exhausted !== undefined;
    },
    report: (trials, ms) =>
      buildReport(trials, {
        input,
        bundle,
        engine: engine.id,
        perfectMinor: perfectOf(plan, (ledger) => priceOf(ledger, sheet)),
        ...(unopened?.at && { compileError: unopened.at }),
        ms,
      }),
    close: () => box?.close(),
  };
}

/** Mean over the traffic of what always acting best would be worth, minor units. */
function perfectOf(plan: readonly PlannedTrial[], price: (ledger: Record<string, number>) => number): number {
  const traffic = plan.filter((p) => p.suite === 'traffic');
  if (traffic.length === 0) return 0;
  return traffic.reduce((sum, p) => sum + price(p.generate().spec.best), 0) / traffic.length;
}
