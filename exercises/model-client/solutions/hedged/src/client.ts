import type { Completion, Host, Task } from '../contract.ts';
import { Race } from './race.ts';
import { isGood } from './reply.ts';
import { budget, limits, state } from './state.ts';

/**
 * A slow request is not waited for and not given up: after the time in which nearly all have answered a second one is
 * sent beside it, and the first whole answer wins. What fails outright is asked again; what keeps failing goes to the fallback.
 */
export default async function complete(task: Task, host: Host): Promise<Completion> {
  const race = new Race(task, host);
  budget.earn();
  const { primary, fallback } = task.route;
  let retries = 0;
  const isPrimaryOut = !state.mayAsk(host.clock.now());
  if (!isPrimaryOut) race.start(primary);
  for (;;) {
    if (race.running === 0) {
      const pauseMs = race.pauseMs(retries);
      const canRetry = retries < limits.retries && state.isUp() && pauseMs < race.leftMs - limits.answerMs;
      if (canRetry && race.isWorthIt) {
        retries += 1;
        await host.clock.sleep(pauseMs);
        race.start(primary);
      } else if (race.mayUse(fallback)) race.start(fallback);
      else return race.completion();
    }
    const reply = await race.next(nextStepMs(race, fallback));
    if (reply && isGood(reply)) return race.completion();
    if (reply) continue;
    if (race.leftMs <= 0) return race.completion();
    if (race.lastStartedMs >= limits.giveUpMs && race.mayUse(fallback)) race.start(fallback);
    else if (race.count(primary) === 1 && budget.take()) race.start(primary);
  }
}

/** When to look again if nothing has come: for the second request, for the fallback, or at the end. */
function nextStepMs(race: Race, fallback: string): number {
  if (race.count(fallback) > 0) return race.leftMs;
  const toHedge = race.isHedged ? Number.POSITIVE_INFINITY : limits.hedgeMs - race.lastStartedMs;
  const toGiveUp = limits.giveUpMs - race.lastStartedMs;
  const next = [toHedge, toGiveUp].filter((ms) => ms > 0);
  return Math.max(1, Math.min(race.leftMs, ...next));
}
