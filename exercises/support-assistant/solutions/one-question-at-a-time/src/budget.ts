import type { CallOptions, Host, HostError } from '../contract.ts';

/** The time that one ticket may take. */
export interface Budget {
  left(): number;
}

const MAX_TRIES = 3;
const PAUSE_MS = 300;
/** Less than this is not worth a call. */
const MIN_CALL_MS = 500;

export class OutOfTime extends Error {
  override name = 'OutOfTime';
}

export function startBudget(host: Host, ms: number): Budget {
  const end = host.clock.now() + ms;
  return { left: () => end - host.clock.now() };
}

/** Calls the host, with a time limit per try, and again after a passing failure as long as the budget allows. */
export async function callHost<T>(
  call: (options: CallOptions) => Promise<T>,
  tryMs: number,
  host: Host,
  budget: Budget,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    if (budget.left() < MIN_CALL_MS) throw new OutOfTime();
    try {
      return await call({ timeoutMs: Math.min(tryMs, budget.left()) });
    } catch (error) {
      const pause = pauseAfter(error as HostError);
      if (pause === null || tries >= MAX_TRIES) throw error;
      if (pause + MIN_CALL_MS > budget.left()) throw new OutOfTime();
      await host.clock.sleep(pause);
    }
  }
}

/** How long to wait before the next try; null when a next try would fail as well. */
function pauseAfter(error: HostError): number | null {
  if (error.name === 'TimeoutError') return 0;
  if (error.name === 'ConnectionError') return PAUSE_MS;
  if (error.status === 429) {
    const seconds = Number(error.headers?.['retry-after'] ?? 1);
    return Number.isFinite(seconds) ? seconds * 1000 + 50 : 1000;
  }
  return error.status && error.status >= 500 ? PAUSE_MS : null;
}

/** For calls that know no time limit of their own. */
export async function within<T>(promise: Promise<T>, ms: number, host: Host): Promise<T> {
  const late = host.clock.sleep(ms).then((): T => {
    throw new OutOfTime();
  });
  return Promise.race([promise, late]);
}
