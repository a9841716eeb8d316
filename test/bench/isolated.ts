import { limitsOf } from '#domain/exercise';
import { canonicalJson } from '#domain/json';
import { type PlannedTrial, planTrials } from '#grader/plan';
import { runTrial } from '#grader/run-trial';
import type { Box } from '#sandbox/box';
import { createEngine } from '#sandbox/engine-node';
import { ENGINE_NAMES, type EngineName } from '#sandbox/engines';
import { transpile } from '#sandbox/transpile';
import { Outside } from '#simulation/outside';
import { interleaved, median } from './measure.ts';
import type { Subject } from './subject.ts';
import { VmBox } from './vm-box.ts';

const TRIALS = 120;
const WARM_UP_ROUNDS = 2;

export type IsolatedFigures = Record<EngineName | 'node:vm', number[]>;

/**
 * Milliseconds of a trial that sees nothing of the one before, in each engine and in a fresh context of `node:vm`:
 * the same program, cases, host loop and simulation. One figure per round, the median of its trials.
 */
export async function measureIsolatedTrials(subject: Subject, rounds: number): Promise<IsolatedFigures> {
  const { manifest, files, stage } = subject;
  const limits = limitsOf(manifest);
  const bundle = await subject.world();
  const plan = planTrials({ manifest, bundle, stage, suites: ['practice'], secret: 'bench' });
  const trials = plan.filter((_, i) => i % Math.ceil(plan.length / TRIALS) === 0);
  const compiled = transpile(files, manifest.entry);
  if (!compiled.ok) throw new Error(compiled.error.message);
  const { program } = compiled;
  const surface = { tools: bundle.practice.tools };
  const boxes: Record<string, Box> = { 'node:vm': new VmBox(files, program, surface, limits) };
  for (const name of ENGINE_NAMES) {
    const opened = await (await createEngine(name)).open(program, surface, limits);
    if (!opened.ok) throw new Error(opened.error.message);
    boxes[name] = opened.box;
  }
  const run = (box: Box, trial: PlannedTrial) => runIn(box, trial, manifest.entry, limits);
  refuseDifferences(boxes, trials, run);
  const contenders = Object.fromEntries(
    Object.entries(boxes).map(([name, box]) => [
      name,
      () => median(trials.map((trial) => run(box, trial).ms)),
    ]),
  ) as Record<EngineName | 'node:vm', () => number>;
  await interleaved(WARM_UP_ROUNDS, contenders);
  return interleaved(rounds, contenders);
}

function runIn(box: Box, trial: PlannedTrial, entry: string, limits: ReturnType<typeof limitsOf>) {
  const { spec, faults } = trial.generate();
  const startedAt = performance.now();
  const outside = new Outside({ scene: spec.scene, faults, key: trial.key });
  const { ending, value, virtualMs } = runTrial(box, outside, entry, spec.input, limits);
  const ms = performance.now() - startedAt;
  return { ms, seen: canonicalJson({ ending, value, virtualMs, trace: outside.trace }) };
}

/** Speeds can be compared only of what does the same. */
function refuseDifferences(
  boxes: Record<string, Box>,
  trials: readonly PlannedTrial[],
  run: (box: Box, trial: PlannedTrial) => { seen: string },
): void {
  for (const trial of trials) {
    const seen = Object.values(boxes).map((box) => run(box, trial).seen);
    if (new Set(seen).size !== 1)
      throw new Error(`the engines disagree on ${trial.case}, seed ${trial.seed} (${trial.twin})`);
  }
}
