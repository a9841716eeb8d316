import { limitsOf, sheetAtStage } from '#domain/exercise';
import type { Json } from '#domain/json';
import type { Trial } from '#domain/trial';
import type { Ending } from '#domain/verdict';
import type { CaseSpec } from '#kit/define';
import type { Box, CompileError, Engine } from '#sandbox/box';
import { Outside } from '#simulation/outside';
import { controlHolds } from './control.ts';
import { CLOCK_FUEL, exhaustion } from './exhaustion.ts';
import { finishTrial } from './finish-trial.ts';
import type { GradingInput, Rehearsal } from './grading.ts';
import { type PlannedTrial, perfectOf, planTrials, type WorldBundle } from './plan.ts';
import { prepare } from './prepare.ts';
import { buildReport } from './report.ts';
import type { TrialRun } from './run-trial.ts';
import { runTrial } from './run-trial.ts';

interface Unopened {
  ending: Ending;
  message: string;
  at?: CompileError;
}

/**
 * Transpiles a submission where that was not done before, opens its interpreter once and plans its trials.
 * A submission that does not compile or does not load is gradable all the same: each of its trials ends so.
 * @throws Error when the world bundle lacks a suite that is asked for
 */
export async function openGrading(input: GradingInput, engine: Engine): Promise<Rehearsal> {
  const { manifest } = input;
  const limits = limitsOf(manifest);
  const rules = { sheet: sheetAtStage(manifest, input.stage), tokens: manifest.tokens };
  const bundle = input.world as WorldBundle;
  const plan = planTrials({ ...input, bundle });
  const { compiled, ms: transpileMs } = input.prepared ?? prepare(input.files, manifest.entry);
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

  const at = (index: number): PlannedTrial => {
    const planned = plan[index];
    if (!planned) throw new RangeError(`there is no trial ${index}; the plan has ${plan.length}`);
    return planned;
  };

  function run(index: number): Trial {
    const planned = at(index);
    return runCase(index, planned.generate());
  }

  function rehearse(index: number, { input: changed, fault }: { input: Json; fault: string | null }): Trial {
    const planned = at(index);
    const { spec, faults } = planned.generate();
    const entry = planned.world.families.flatMap((f) => f.menu).find((e) => e.name === fault);
    if (fault !== null && !entry) throw new RangeError(`no family has the fault “${fault}” in its menu`);
    const trial = runCase(index, {
      spec: unjudged({ ...spec, input: changed }),
      faults: entry?.faults ?? faults,
    });
    return { ...trial, fault: entry?.name ?? trial.fault };
  }

  function runCase(index: number, { spec, faults }: ReturnType<PlannedTrial['generate']>): Trial {
    const planned = at(index);
    if (!box) return settled(index, unopened?.ending ?? 'broken', unopened?.message ?? '');
    const outside = new Outside({
      scene: spec.scene,
      faults,
      key: planned.key,
      ...(planned.rates && { rates: planned.rates }),
    });
    const result = runTrial(box, outside, manifest.entry, spec.input, limits);
    return finish(planned, spec, outside, result);
  }

  function settled(index: number, ending: Ending, message: string, fuel = 0): Trial {
    const planned = at(index);
    const { spec } = planned.generate();
    const outside = new Outside({ scene: spec.scene, faults: [], key: planned.key });
    const place = unopened?.at;
    const error = {
      name: ending,
      message,
      ...(place && { file: place.file, line: place.line, column: place.column }),
    };
    return finish(planned, spec, outside, { ending, value: null, error, virtualMs: 0, fuel });
  }

  function finish(
    planned: PlannedTrial,
    spec: ReturnType<PlannedTrial['generate']>['spec'],
    outside: Outside,
    result: TrialRun,
  ): Trial {
    const { trace, effects, tokens, uses } = outside;
    return finishTrial(planned, spec, { ...result, trace, effects, tokens, uses }, rules);
  }

  return {
    total: plan.length,
    transpileMs,
    label: (index) => {
      const { suite, family, mode, case: id, twin, seed } = at(index);
      return { suite, family, mode, case: id, twin, seed };
    },
    run,
    rehearse,
    settle: (index, ending) =>
      ending === 'broken'
        ? settled(index, ending, 'The grader failed.')
        : settled(index, ending, 'It ran too long and was stopped by the clock.', CLOCK_FUEL),
    skip: (index, ending) =>
      settled(index, ending, 'Not run: the trials before it used up what a submission may use.'),
    control: () => controlHolds(engine),
    hopeless: (trials) => exhaustion(plan, trials),
    report: (trials, ms, digests) =>
      buildReport(trials, {
        input,
        bundle,
        engine: engine.id,
        perfectMinor: perfectOf(plan, rules.sheet),
        ...(unopened?.at && { compileError: unopened.at }),
        ms,
        digests,
      }),
    close: () => box?.close(),
  };
}

/** A case that asks for nothing. */
function unjudged(spec: CaseSpec): CaseSpec {
  const judge = () => ({ verdict: 'ok' as const, reason: 'It ran.', ledger: {} });
  return { ...spec, judge, accepts: ['ok'], invariants: [] };
}
