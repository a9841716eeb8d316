import { Worker } from 'node:worker_threads';
import type { Check, StageProof } from '#domain/proof';
import { keyOf, Rand } from '#simulation/random';
import { checked } from './check.ts';
import { printsOf, type TrialPrint } from './facts.ts';
import { inLanes } from './lanes.ts';
import { ofRole, type Stage, type Subject } from './stage.ts';

const REPEATS = 50;
/** The families of an earlier stage run again in the last one. */
const EARLY_REPEATS = 10;
const QUICK_REPEATS = 2;
/** Threads that only burn time meanwhile. */
const BURNERS = 2;

interface Difference {
  family: string;
  name: string;
  before: TrialPrint;
  after: TrialPrint | undefined;
}

/**
 * Check 7: every trial gives the same bytes however often, in whatever order, in whichever thread and on however busy a
 * machine it is run. Each repeat takes the families of a program one by one, shuffled, several at a time. In a quick proof
 * the other checks are all the load there is.
 */
export async function checkFlake(stage: Stage): Promise<{ check: Check; flake: StageProof['flake'] }> {
  const subjects = ofRole(stage, 'reference', 'starter', 'solution', 'mutant');
  const thorough = stage.isLast ? REPEATS : EARLY_REPEATS;
  const { isQuick } = stage.effort;
  const repeats = isQuick ? QUICK_REPEATS : thorough;
  const used = subjects.slice(0, repeats);
  const burners = Array.from(
    { length: isQuick ? 0 : BURNERS },
    () => new Worker('for (;;);', { eval: true }),
  );
  try {
    const whole = await inLanes(used, (subject) => wholePrints(stage, subject));
    const rounds = Array.from({ length: repeats }, (_, i) => i);
    const differences = await inLanes(rounds, async (i) => {
      const at = i % used.length;
      return compared(whole[at] ?? [], await shuffledPrints(stage, used[at] as Subject, i));
    });
    const left = `Quick: run again ${repeats} times and not ${thorough}, with no threads that only burn time meanwhile.`;
    return told(differences, isQuick ? [left] : []);
  } finally {
    await Promise.all(burners.map((b) => b.terminate()));
  }
}

async function wholePrints({ bench, number, secret }: Stage, { files }: Subject): Promise<TrialPrint[]> {
  const { trials } = await bench.run(files, { stage: number, suites: ['stress'], secret });
  return printsOf(trials);
}

async function shuffledPrints(stage: Stage, { files }: Subject, round: number): Promise<TrialPrint[]> {
  const { bench, number, secret, families } = stage;
  const order = new Rand(keyOf('flake', round)).shuffle(families.map((f) => f.id));
  const parts = await inLanes(order, async (family) => {
    const { trials } = await bench.run(files, {
      stage: number,
      suites: ['stress'],
      secret,
      families: [family],
    });
    return printsOf(trials);
  });
  return parts.flat();
}

function compared(before: readonly TrialPrint[], after: readonly TrialPrint[]): Difference[] {
  const byName = new Map(after.map((p) => [p.name, p]));
  return before
    .filter((p) => byName.get(p.name)?.hash !== p.hash)
    .map((p) => ({ family: p.family, name: p.name, before: p, after: byName.get(p.name) }));
}

function told(
  rounds: readonly Difference[][],
  notes: string[],
): { check: Check; flake: StageProof['flake'] } {
  const all = rounds.flat();
  const byFamily = Map.groupBy(all, (d) => d.family);
  const faults = [...byFamily].map(([family, list]) => differenceWords(family, list));
  return {
    check: checked('7', {
      found: `${all.length} trials differ in ${rounds.length} repeats`,
      asked: '0, bytes equal',
      faults,
      notes,
    }),
    flake: { repeats: rounds.length, differing: all.length },
  };
}

function differenceWords(family: string, differences: readonly Difference[]): string {
  const judged = differences.find((d) => d.after && d.after.verdict !== d.before.verdict);
  const advice = 'Its world draws from Math.random or reads the clock; everything random comes from rand.';
  if (judged?.after) {
    return `The family ${family} is judged otherwise when it runs again: ${judged.name} was ${judged.before.verdict} and then ${judged.after.verdict}. ${advice}`;
  }
  return `The family ${family} is another one when it runs again: ${differences[0]?.name} left other bytes. ${advice}`;
}
