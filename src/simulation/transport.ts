import type { HostErrorRecord } from '#domain/step';
import { type Fault, modelFault, type NaturalRates } from './fault.ts';
import { draw, type Key } from './random.ts';

/** What happens to one call of the model on the wire. */
export type Delivery =
  | { kind: 'answer'; slowMs: number; fault?: string }
  | { kind: 'error'; error: HostErrorRecord; afterMs: number; fault: string }
  | { kind: 'silence'; fault: string };

const ERROR_CODES: Record<number, string> = {
  400: 'invalid_request_error',
  408: 'request_timeout',
  429: 'rate_limit_exceeded',
  500: 'server_error',
  503: 'service_unavailable',
  529: 'overloaded',
};

export function apiError(
  status: number,
  message: string,
  headers: Record<string, string> = {},
  code?: string,
): HostErrorRecord {
  return { name: 'ApiError', status, code: code ?? ERROR_CODES[status] ?? null, headers, message };
}

/** Decides, per attempt, what the provider's side does: the fault menu, natural rates and the wait after a 429. */
export class Transport {
  readonly #faults: readonly Fault[];
  readonly #key: Key;
  readonly #rates: NaturalRates | undefined;
  #attempts = 0;
  #blockedUntilMs = 0;

  constructor(faults: readonly Fault[], key: Key, rates: NaturalRates | undefined) {
    this.#faults = faults;
    this.#key = key;
    this.#rates = rates;
  }

  deliver(nowMs: number): Delivery {
    if (nowMs < this.#blockedUntilMs) return this.#tooEarly(nowMs);
    this.#attempts += 1;
    const attempt = this.#attempts;
    const error = modelFault(this.#faults, 'error', attempt);
    if (error) return this.#error(error.status, nowMs, error.retryAfterMs);
    if (modelFault(this.#faults, 'hang', attempt)) return { kind: 'silence', fault: 'no response' };
    if (modelFault(this.#faults, 'reset', attempt)) return reset();
    const slow = modelFault(this.#faults, 'slow', attempt);
    if (slow) return { kind: 'answer', slowMs: slow.ms, fault: `${slow.ms / 1000} s late` };
    return this.#natural(attempt, nowMs) ?? { kind: 'answer', slowMs: 0 };
  }

  #natural(attempt: number, nowMs: number): Delivery | undefined {
    if (!this.#rates) return undefined;
    const chance = draw(this.#key, 'wire', attempt);
    const { rateLimit, serverError, hang } = this.#rates;
    if (chance < rateLimit) return this.#error(429, nowMs, 2_000);
    if (chance < rateLimit + serverError) return this.#error(503, nowMs);
    if (chance < rateLimit + serverError + hang) return { kind: 'silence', fault: 'no response' };
    return undefined;
  }

  #error(status: number, nowMs: number, retryAfterMs?: number): Delivery {
    if (retryAfterMs !== undefined) this.#blockedUntilMs = nowMs + retryAfterMs;
    const headers: Record<string, string> =
      retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) };
    const fault =
      retryAfterMs === undefined ? String(status) : `${status}, retry after ${retryAfterMs / 1000} s`;
    return {
      kind: 'error',
      error: apiError(status, `The provider answered ${status}.`, headers),
      afterMs: 120,
      fault,
    };
  }

  /** Calling again before Retry-After has passed is refused and buys nothing. */
  #tooEarly(nowMs: number): Delivery {
    const left = this.#blockedUntilMs - nowMs;
    const headers = { 'retry-after': String(Math.max(1, Math.ceil(left / 1000))) };
    return {
      kind: 'error',
      error: apiError(429, 'Called again before retry-after had passed.', headers),
      afterMs: 60,
      fault: '429, called too early',
    };
  }
}

function reset(): Delivery {
  const error: HostErrorRecord = {
    name: 'ConnectionError',
    status: null,
    code: 'ECONNRESET',
    headers: {},
    message: 'The connection was reset.',
  };
  return { kind: 'error', error, afterMs: 300, fault: 'connection reset' };
}
