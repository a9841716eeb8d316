import type { Trial, TrialSummary } from '#domain/trial';
import type { Ending } from '#domain/verdict';

/** Fuel that all trials of a submission may burn together, and for each trial where there are many; an ordinary one burns none or one, a long stream ten. */
const SUBMISSION_FUEL = 10_000;
const FUEL_PER_TRIAL = 20;
/** What a trial counts that only the clock could end: it kept a processor for its wall time, three times over. */
export const CLOCK_FUEL = 1_200;
/** What trials count besides their fuel that filled their memory (about a second) or their output (a tenth of one). */
const EXTRA_FUEL: Partial<Record<Ending, number>> = { out_of_memory: 250, out_of_output: 50 };
const USED_UP: readonly (Ending | undefined)[] = [
  'out_of_fuel',
  'out_of_memory',
  'out_of_output',
  'out_of_operations',
];

/**
 * How the rest of a submission's trials count without being run, once it is plain that they would only burn time: when
 * the first trial of every family used up the same limit, or when all of them together have burnt too much.
 * Undefined while there is hope. Depends on the trials alone, never on the clock.
 */
export function exhaustion(
  plan: readonly Pick<Trial, 'suite' | 'family'>[],
  trials: readonly (Pick<TrialSummary, 'ending' | 'fuel'> | undefined)[],
): Ending | undefined {
  const firsts = firstOfEachFamily(plan).map((index) => trials[index]?.ending);
  const [ending] = firsts;
  if (USED_UP.includes(ending) && firsts.every((e) => e === ending)) return ending;
  const most = Math.max(SUBMISSION_FUEL, FUEL_PER_TRIAL * plan.length);
  return burnt(trials) > most ? 'out_of_fuel' : undefined;
}

function firstOfEachFamily(plan: readonly Pick<Trial, 'suite' | 'family'>[]): number[] {
  const first = new Map<string, number>();
  plan.forEach((p, index) => {
    if (p.suite === plan[0]?.suite && !first.has(p.family)) first.set(p.family, index);
  });
  return [...first.values()];
}

function burnt(trials: readonly (Pick<TrialSummary, 'ending' | 'fuel'> | undefined)[]): number {
  return trials.reduce((sum, t) => sum + (t ? t.fuel + (EXTRA_FUEL[t.ending] ?? 0) : 0), 0);
}
