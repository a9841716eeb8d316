import type { Completion, FailureReason, Host, Task } from '../contract.ts';
import { ask } from './ask.ts';
import { breakerFor } from './breaker.ts';
import { backoff, FALLBACK_NEEDS_MS, MARGIN_MS, MOST_TRIES, windowOf } from './limits.ts';
import type { Outcome } from './outcome.ts';
import { queueFor } from './queue.ts';

/** What one call has behind it. */
interface Call {
  task: Task;
  host: Host;
  endsAt: number;
  attempts: number;
  /** A stream of this call broke: from then on answers are fetched whole. */
  isStreamBroken: boolean;
}

/** Asks the primary while that may help, then the fallback while there is time, and says how it went. */
export default async function complete(task: Task, host: Host): Promise<Completion> {
  const endsAt = host.clock.now() + task.deadlineMs - MARGIN_MS;
  const call: Call = { task, host, endsAt, attempts: 0, isStreamBroken: false };
  const { primary, fallback } = task.route;
  const first = await insist(call, primary);
  const last = mayFallBack(call, first) ? ((await insist(call, fallback)) ?? first) : first;
  return completionOf(call, last);
}

function mayFallBack({ task, host, endsAt }: Call, outcome: Outcome | undefined): boolean {
  if (endsAt - host.clock.now() < FALLBACK_NEEDS_MS) return false;
  const { primary, fallback } = task.route;
  if (outcome?.kind === 'too_long') return windowOf(fallback) > windowOf(primary);
  return false;
}

/** Asks one model until it has answered or asking on makes no sense. Undefined when it was not asked at all. */
async function insist(call: Call, model: string): Promise<Outcome | undefined> {
  const { host, endsAt } = call;
  const breaker = breakerFor(model);
  const queue = queueFor(model);
  let last: Outcome | undefined;
  for (let tries = 1; breaker.allows(host.clock.now()); tries += 1) {
    const waitMs = queue.waitMs(host.clock.now(), endsAt);
    if (host.clock.now() + waitMs >= endsAt) break;
    if (waitMs > 0) await host.clock.sleep(waitMs);
    last = await attempt(call, model);
    breaker.note(last, host.clock.now());
    if (last.kind === 'busy' && last.waitMs !== undefined) queue.close(host.clock.now() + last.waitMs);
    if (tries >= (MOST_TRIES[last.kind] ?? 1)) break;
    const pauseMs = last.kind === 'busy' && last.waitMs !== undefined ? 0 : backoff(tries);
    if (host.clock.now() + pauseMs >= endsAt) break;
    await host.clock.sleep(pauseMs);
  }
  return last;
}

async function attempt(call: Call, model: string): Promise<Outcome> {
  call.attempts += 1;
  const { task, host, endsAt } = call;
  const isStream = task.stream && !call.isStreamBroken;
  const outcome = await ask(host, { task, model, isStream, endsAt });
  if (isStream && outcome.kind === 'down') call.isStreamBroken = true;
  host.log('info', 'request', { model, isStream, outcome: outcome.kind });
  return outcome;
}

function completionOf({ task, attempts }: Call, outcome: Outcome | undefined): Completion {
  const failed = (reason: FailureReason, retryable: boolean): Completion => {
    return { status: 'failed', reason, attempts, retryable };
  };
  switch (outcome?.kind) {
    case 'whole': {
      const status = outcome.asked === task.route.primary ? 'ok' : 'degraded';
      return { status, content: outcome.content, modelUsed: outcome.model, attempts };
    }
    case 'declined':
      return failed(outcome.reason, false);
    case 'truncated':
      return failed('truncated', false);
    case 'too_long':
      return failed('context_length', false);
    case 'busy':
      return failed('rate_limited', true);
    case 'silent':
      return failed('timeout', true);
    case 'invalid':
      return failed('unavailable', false);
    default:
      return failed('unavailable', true);
  }
}
