import type { LoadedExercise } from '#catalog/read-exercise';
import type { ProofPrograms } from '#catalog/read-programs';
import type { CheckId, Proof, StageProof } from '#domain/proof';
import { Bench, type BenchOptions } from './bench.ts';
import { notRun } from './check.ts';
import { checkCosts } from './check-costs.ts';
import { checkFlake } from './check-flake.ts';
import { checkLeaks } from './check-leaks.ts';
import { checkModelNeeded } from './check-model-needed.ts';
import { checkMutants } from './check-mutants.ts';
import { checkOperators } from './check-operators.ts';
import { checkPairs } from './check-pairs.ts';
import { checkReference } from './check-reference.ts';
import { checkSolutions } from './check-solutions.ts';
import { checkStarter } from './check-starter.ts';
import { checkTime } from './check-time.ts';
import { checkTrivial } from './check-trivial.ts';
import { checkTwins } from './check-twins.ts';
import { checkWorlds } from './check-worlds.ts';
import { type Effort, openStage, type Stage } from './stage.ts';

export interface ProveOrder extends BenchOptions, Effort {
  loaded: LoadedExercise;
  programs: ProofPrograms;
  /** Unix milliseconds. */
  now(): number;
  /** Called as the proof comes along: stage from 1, and what it is at. */
  onStep?(stage: number, what: string): void;
}

/**
 * Proves the suites of every stage of an exercise: whether they accept what is good and refuse what is not.
 * Loads the world into this process, so it is for the command line. @throws Error when the fault is ours
 */
export async function prove(order: ProveOrder): Promise<Proof> {
  const { loaded, programs, now, isQuick } = order;
  const { manifest, contentHash } = loaded.exercise;
  const startedAt = now();
  const bench = await Bench.open(loaded, order);
  const turn = turns(isQuick);
  const numbers = manifest.stages.map((_, i) => i + 1);
  const stages = await Promise.all(
    numbers.map((number) =>
      turn(async () => {
        const step = (what: string) => order.onStep?.(number, what);
        step('grading every program');
        const stage = await openStage(number, { bench, programs, effort: order });
        return { proof: await proveStage(stage, step), engine: stage.subjects[0]?.facts.engine ?? '' };
      }),
    ),
  );
  return {
    format: 1,
    slug: manifest.slug,
    title: manifest.title,
    contentHash,
    programsHash: programs.hash,
    engine: stages[0]?.engine ?? '',
    isQuick,
    at: new Date(startedAt).toISOString(),
    ms: now() - startedAt,
    stages: stages.map((s) => s.proof),
  };
}

/**
 * Makes what begins one piece of work after another. A quick proof begins all of them at once, so that no thread waits
 * while one of them reads what the others found; a full one measures time and load, each by itself.
 */
function turns(isQuick: boolean): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = isQuick ? work() : last.then(work);
    last = done;
    return done;
  };
}

/** An earlier stage in a quick proof: its families run again in the last one, and only its mutants do not. */
async function proveBriefly(stage: Stage): Promise<StageProof> {
  const starter = checkStarter(stage);
  const mutants = checkMutants(stage);
  const reference = await checkReference(stage);
  const twins = await checkTwins(stage);
  const leaks = checkLeaks(stage);
  const told = [starter, mutants, reference, twins, leaks].map((t) => t.check);
  const left = LEFT_TO_LAST.map((id) => notRun(id, 'left to the last stage in a quick proof', '–'));
  return {
    ...headOf(stage),
    checks: [...told, ...left].sort((a, b) => rank(a.id) - rank(b.id)),
    flaws: starter.flaws,
    mutants: mutants.mutants,
    panels: reference.panels,
    twins: twins.twins,
    costs: [],
    leaks: leaks.leaks,
    flake: { repeats: 0, differing: 0 },
    time: { practiceMs: 0, certificationMs: 0 },
  };
}

async function proveStage(stage: Stage, step: (what: string) => void): Promise<StageProof> {
  if (stage.isBrief) return proveBriefly(stage);
  const starter = checkStarter(stage);
  const mutants = checkMutants(stage);
  const costs = checkCosts(stage);
  const turn = turns(stage.effort.isQuick);
  const at = <T>(what: string, check: (stage: Stage) => Promise<T>) =>
    turn(() => {
      step(what);
      return check(stage);
    });
  const [[reference, worlds], time, flake, twins, leaks, pairs, operators] = await Promise.all([
    at('other seeds and worlds', async () => {
      const held = await checkReference(stage);
      return [held, await checkWorlds(stage, held.panels)] as const;
    }),
    at('time', checkTime),
    at('running again, shuffled and under load', checkFlake),
    at('twins', checkTwins),
    at('leaks', async () => checkLeaks(stage)),
    at('pairs of mutants', checkPairs),
    at('mutants by operators', checkOperators),
  ]);
  const told = [starter, mutants, costs, reference, twins, leaks, time, flake, pairs, operators];
  const alone = [checkSolutions(stage), checkTrivial(stage), checkModelNeeded(stage), worlds];
  return {
    ...headOf(stage),
    checks: [...told.flatMap((t) => t.check ?? []), ...alone].sort((a, b) => rank(a.id) - rank(b.id)),
    flaws: starter.flaws,
    mutants: mutants.mutants,
    ...(pairs.pairs && { pairs: pairs.pairs }),
    ...(operators.operators && { operators: operators.operators }),
    panels: reference.panels,
    twins: twins.twins,
    costs: costs.costs,
    leaks: leaks.leaks,
    flake: flake.flake,
    time: time.time,
  };
}

function headOf({
  number,
  title,
  families,
  subjects,
}: Stage): Pick<StageProof, 'stage' | 'title' | 'families' | 'programs'> {
  const programs = subjects.map(({ name, role, facts }) => ({
    name,
    role,
    level: facts.level,
    reliability: facts.reliability,
    outcome: facts.traffic?.share ?? null,
    vetoes: facts.vetoes,
  }));
  return { stage: number, title, families, programs };
}

const LEFT_TO_LAST: readonly CheckId[] = ['3', '4', '4b', '5b', '7', '9', '11', '13'];
const ORDER: readonly CheckId[] = ['1', '2', '3', '4', '4b', '5', '5b', '6', '7', '8', '9', '10', '11', '13'];

function rank(id: CheckId): number {
  return ORDER.indexOf(id);
}
