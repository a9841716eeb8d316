import type { Completion, Host, Task } from '../contract.ts';
import { ask } from './ask.ts';
import { breakerFor } from './breaker.ts';
import { FALLBACK_NEEDS_MS, MARGIN_MS, mayPass, pauseBefore, triesAfter, windowOf } from './limits.ts';
import type { Outcome } from './outcome.ts';
import { queueFor } from './queue.ts';

/** What one call has behind it. */
interface Call {
  task: Task;
  host: Host;
  endsAt: number;
  attempts: number;
}

/** Asks the primary while that may help, then the fallback while there is time, and says how it went. */
export default async function complete(task: Task, host: Host): Promise<Completion> {
  const endsAt = host.clock.now() + task.deadlineMs - MARGIN_MS;
  const call: Call = { task, host, endsAt, attempts: 0 };
  const { primary, fallback } = task.route;
  const outcome = await insist(call, primary);
  if (!mayFallBack(call, outcome)) return completionOf('ok', outcome, call);
  return completionOf('degraded', await insist(call, fallback), call);
}

function mayFallBack({ task, host, endsAt }: Call, { reason }: Outcome): boolean {
  if (endsAt - host.clock.now() < FALLBACK_NEEDS_MS) return false;
  const { primary, fallback } = task.route;
  return reason === 'context_length' ? windowOf(fallback) > windowOf(primary) : mayPass(reason);
}

/** Asks one model until it has answered or asking on makes no sense. One that is out of order is not asked at all. */
async function insist(call: Call, model: string): Promise<Outcome> {
  const { task, host, endsAt } = call;
  const queue = queueFor(model);
  const breaker = breakerFor(model);
  let outcome: Outcome = { reason: 'unavailable', waitMs: 0 };
  for (let tries = 1; breaker.allows(host.clock.now()); tries += 1) {
    const startsAt = queue.placeAfter(host.clock.now() + pauseBefore(tries));
    if (startsAt >= endsAt) break;
    await host.clock.sleep(startsAt - host.clock.now());
    call.attempts += 1;
    outcome = await ask(host, task, model, endsAt);
    breaker.note(outcome.reason);
    if (outcome.reason === 'rate_limited') queue.close(host.clock.now() + outcome.waitMs);
    if (tries >= triesAfter(outcome.reason)) break;
  }
  return outcome;
}

function completionOf(status: 'ok' | 'degraded', outcome: Outcome, { attempts }: Call): Completion {
  if (outcome.reason === undefined) {
    const { content, model } = outcome;
    return { status, content, modelUsed: model, attempts };
  }
  const { reason } = outcome;
  return { status: 'failed', reason, attempts, retryable: mayPass(reason) };
}
