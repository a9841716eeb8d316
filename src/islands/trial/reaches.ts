import { PRACTICE_SECRET, planTrials, type WorldBundle } from '#grader/plan';
import { reachesOf } from '#grader/replay';
import type { Reach } from '#simulation/model/reach';
import type { ReachQuestion } from './reach-messages.ts';

/**
 * What the model had to go by in each call of a practice trial: its world is asked the same again, without the program.
 * @throws Error when the suite has no such case, or no menu the fault
 */
export function reachesIn(
  bundle: WorldBundle,
  { manifest, stage, place, trial }: Omit<ReachQuestion, 'worldUrl'>,
): { reaches: Reach[]; hasOwnFaults: boolean } {
  const plan = planTrials({ manifest, bundle, stage, suites: ['practice'], secret: PRACTICE_SECRET });
  const planned = plan.find(
    (p) =>
      p.family === place.family && p.case === place.case && p.twin === place.twin && p.seed === place.seed,
  );
  if (!planned) throw new Error(`This stage has no case ${place.case} of ${place.family}.`);
  const generation = planned.generate();
  const hasOwnFaults = place.fault === null && generation.spec.faults !== undefined;
  if (place.fault === null) return { reaches: reachesOf(planned, generation, trial), hasOwnFaults };
  const entry = planned.world.families.flatMap((f) => f.menu).find((e) => e.name === place.fault);
  if (!entry) throw new Error(`No family has the fault “${place.fault}” in its menu.`);
  return { reaches: reachesOf(planned, { ...generation, faults: entry.faults }, trial), hasOwnFaults };
}
