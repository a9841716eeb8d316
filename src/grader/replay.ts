import { canonicalJson } from '#domain/json';
import type { TraceEntry, Trial } from '#domain/trial';
import type { Reach } from '#simulation/model/reach';
import { Outside } from '#simulation/outside';
import type { PlannedTrial } from './plan.ts';

const TIMER = 'clock.sleep';

/**
 * Whether the world at hand would have answered a stored trial exactly as it was answered then: every operation is asked
 * again at its time, in its order, without the program. A program is decided by its input and its answers, so where this
 * is true, running it again would give the trace that is stored.
 *
 * A trial in which something but a timer was cancelled is never alike: what a cancelled call costs depends on when, and the
 * trace does not tell.
 */
export function answersAlike(
  { key, rates }: Pick<PlannedTrial, 'key' | 'rates'>,
  { spec, faults }: ReturnType<PlannedTrial['generate']>,
  trial: Trial,
): boolean {
  const { entries } = trial.trace;
  if (entries.some((entry) => isCancelled(entry) && entry.op !== TIMER)) return false;
  const outside = new Outside({ scene: spec.scene, faults, key, ...(rates && { rates }) });
  askAgain(outside, trial);
  const { trace, effects, uses, tokens } = outside;
  return (
    canonicalJson([trace.entries, effects, uses, tokens]) ===
    canonicalJson([entries, trial.effects, trial.uses, trial.tokens])
  );
}

/**
 * What the model had to go by in each of its calls of a stored trial, found by asking the world at hand the same again.
 * Empty for a call that never came to the model. Worked out when somebody looks, so that no evidence grows by it.
 */
export function reachesOf(
  { key, rates }: Pick<PlannedTrial, 'key' | 'rates'>,
  { spec, faults }: ReturnType<PlannedTrial['generate']>,
  trial: Pick<Trial, 'trace' | 'virtualMs'>,
): Reach[] {
  const reaches: Reach[] = [];
  const onReach = (reach: Reach) => void reaches.push(reach);
  askAgain(new Outside({ scene: spec.scene, faults, key, ...(rates && { rates }), onReach }), trial);
  return reaches;
}

function isCancelled(entry: TraceEntry): boolean {
  return entry.fault?.endsWith('cancelled') ?? false;
}

/** Asks what the program asked, up to the moment at which it ended. */
function askAgain(
  outside: Outside,
  { trace: { entries }, virtualMs }: Pick<Trial, 'trace' | 'virtualMs'>,
): void {
  const answers = entries.filter((entry) => entry.endMs !== null).length;
  let asked = 0;
  let answered = 0;
  while (outside.clock.nowMs <= virtualMs) {
    for (let entry = entries[asked]; entry?.startMs === outside.clock.nowMs; entry = entries[asked]) {
      outside.start({ id: entry.id, op: entry.op, args: entry.args });
      if (isCancelled(entry)) outside.cancel(entry.id);
      asked += 1;
    }
    if (asked === entries.length && answered >= answers) return;
    const done = outside.advance();
    if (done.length === 0) return;
    answered += done.length;
  }
}
