import type { Completion, FailureReason, Host, Task } from '../contract.ts';
import { mayTryPrimary, note, primaryIsDown } from './health.ts';
import { type Result, request } from './request.ts';
import { book, maySpend } from './spending.ts';

const HANDOVER_MS = 300;
const FALLBACK_MS = 13_000;
const PRIMARY_MS = 9_000;
const MOST_PRIMARY = 4;
const WINDOW = new Map([
  ['aurora-latest', 8_000],
  ['borealis-latest', 32_000],
  ['borealis-small', 8_000],
]);

/**
 * Does not argue with a model in trouble: goes to the other one at once, as long as there is time and money for it.
 * Only when there is not does it wait and ask the primary again.
 */
export default async function complete(task: Task, host: Host): Promise<Completion> {
  const { primary, fallback } = task.route;
  const endsAt = host.clock.now() + task.deadlineMs - HANDOVER_MS;
  const left = () => endsAt - host.clock.now();
  let sent = 0;
  let isWhole = false;

  const ask = async (model: string, mostMs: number): Promise<Result> => {
    sent += 1;
    const result = await request(host, task, model, {
      endsAt: host.clock.now() + Math.min(mostMs, left()),
      asStream: task.stream && !isWhole,
    });
    isWhole ||= result.is === 'trouble';
    if (model === primary) note(result, host.clock.now());
    book(task, model, result);
    return result;
  };

  const askFallback = async (before: Result): Promise<Completion> => {
    let result = before;
    for (let i = 0; i < 2 && left() > FALLBACK_MS / 2; i += 1) {
      result = await ask(fallback, Number.POSITIVE_INFINITY);
      if (result.is !== 'trouble' || left() < FALLBACK_MS / 2) break;
      await host.clock.sleep(500 + 500 * Math.random());
    }
    return told(result, task, sent);
  };

  let last: Result = { is: 'trouble', why: 'unavailable' };
  for (let i = 0; i < MOST_PRIMARY; i += 1) {
    const isSkipped = !mayTryPrimary(host.clock.now());
    if (!isSkipped) last = await ask(primary, PRIMARY_MS);
    if (last.is === 'too_long' && (WINDOW.get(fallback) ?? 0) > (WINDOW.get(primary) ?? 0))
      return askFallback(last);
    if (last.is !== 'trouble') return told(last, task, sent);
    const isTimely = left() > FALLBACK_MS;
    if (isTimely && (primaryIsDown() || maySpend(task, fallback))) return askFallback(last);
    const pauseMs = pauseAfter(last, i, left());
    if (pauseMs > left() - 500) return isTimely ? askFallback(last) : told(last, task, sent);
    await host.clock.sleep(pauseMs);
  }
  return left() > FALLBACK_MS ? askFallback(last) : told(last, task, sent);
}

/** What the provider asks for, and then some, so that callers sent away together come back one by one. */
function pauseAfter(result: Result, i: number, leftMs: number): number {
  const asked = result.is === 'trouble' ? result.waitMs : undefined;
  if (asked === undefined) return 500 * 2 ** i * (0.75 + 0.5 * Math.random());
  return asked + Math.max(0, leftMs - asked) * 0.3 * Math.random();
}

function told(result: Result, { route }: Task, attempts: number): Completion {
  const failed = (reason: FailureReason, retryable: boolean): Completion => {
    return { status: 'failed', reason, attempts, retryable };
  };
  switch (result.is) {
    case 'answer': {
      const status = result.from === route.primary ? 'ok' : 'degraded';
      return { status, content: result.text, modelUsed: result.from, attempts };
    }
    case 'too_long':
      return failed('context_length', false);
    case 'no':
      return failed(result.why, false);
    case 'trouble':
      return failed(result.why, true);
  }
}
