import type { HostErrorRecord } from '#domain/step';
import {
  type Attempt,
  type ErrorStatus,
  type Fault,
  modelFault,
  type NaturalRates,
  type RetryAfterForm,
} from '../fault.ts';
import { draw, type Key } from '../random.ts';
import { apiError, resetError } from './errors.ts';

/** What happens to one call of the model on the wire. */
export type Delivery =
  | { kind: 'answer'; slowMs: number; attempt: Attempt; fault?: string }
  | { kind: 'error'; error: HostErrorRecord; afterMs: number; fault: string }
  /** The model answers, the answer is lost on its way. */
  | { kind: 'lost'; error: HostErrorRecord; fault: string }
  | { kind: 'silence'; fault: string };

interface Limit {
  untilMs: number;
  form: RetryAfterForm;
}

/** The provider's side of one route, call by call: the fault menu, natural rates, and the wait after a 429. */
export class Transport {
  readonly #faults: readonly Fault[];
  readonly #key: Key;
  readonly #rates: NaturalRates | undefined;
  readonly #epochMs: number;
  readonly #route: string | undefined;
  #attempts = 0;
  #limit: Limit = { untilMs: 0, form: 'seconds' };

  /** `epochMs`: virtual milliseconds since 1970 at which the trial began, for dates in headers. */
  constructor(
    faults: readonly Fault[],
    key: Key,
    rates: NaturalRates | undefined,
    at: { epochMs: number; route: string | undefined } = { epochMs: 0, route: undefined },
  ) {
    this.#faults = faults;
    this.#key = key;
    this.#rates = rates;
    this.#epochMs = at.epochMs;
    this.#route = at.route;
  }

  deliver(nowMs: number): Delivery {
    if (nowMs < this.#limit.untilMs) return this.#tooEarly(nowMs);
    this.#attempts += 1;
    const attempt: Attempt = {
      number: this.#attempts,
      nowMs,
      ...(this.#route !== undefined && { route: this.#route }),
    };
    return this.#planned(attempt) ?? this.#natural(attempt) ?? { kind: 'answer', slowMs: 0, attempt };
  }

  /** What can go wrong in the stream that an attempt opened: the menu, and now and then a cut. */
  streamFaults({ number }: Attempt): readonly Fault[] {
    if (!this.#rates || draw(this.#key, 'cut', number) >= this.#rates.cutStream) return this.#faults;
    const afterTokens = 1 + Math.floor(draw(this.#key, 'cut-after', number) * 60);
    return [...this.#faults, { on: 'model', kind: 'cut', afterTokens, at: 'token' }];
  }

  #planned(attempt: Attempt): Delivery | undefined {
    const error = modelFault(this.#faults, 'error', attempt);
    if (error) return this.#error(error, attempt.nowMs);
    if (modelFault(this.#faults, 'hang', attempt)) return { kind: 'silence', fault: 'no response' };
    const reset = modelFault(this.#faults, 'reset', attempt);
    if (reset?.at === 'after-headers')
      return { kind: 'lost', error: resetError(), fault: 'connection reset after the headers' };
    if (reset) return { kind: 'error', error: resetError(), afterMs: 300, fault: 'connection reset' };
    const slow = modelFault(this.#faults, 'slow', attempt);
    if (slow) return { kind: 'answer', slowMs: slow.ms, attempt, fault: `${slow.ms / 1000} s late` };
    return undefined;
  }

  #natural({ number, nowMs }: Attempt): Delivery | undefined {
    if (!this.#rates) return undefined;
    const chance = draw(this.#key, 'wire', number);
    const { rateLimit, serverError, hang } = this.#rates;
    if (chance < rateLimit) return this.#error({ status: 429, retryAfterMs: 2_000 }, nowMs);
    if (chance < rateLimit + serverError) return this.#error({ status: 503 }, nowMs);
    if (chance < rateLimit + serverError + hang) return { kind: 'silence', fault: 'no response' };
    return undefined;
  }

  #error(
    trouble: { status: ErrorStatus; code?: string; retryAfterMs?: number; retryAfterAs?: RetryAfterForm },
    nowMs: number,
  ): Delivery {
    const { status, code, retryAfterMs } = trouble;
    const message = `The provider answered ${status}${code ? `: ${code}` : ''}.`;
    const form = trouble.retryAfterAs ?? 'seconds';
    if (retryAfterMs !== undefined) this.#limit = { untilMs: nowMs + retryAfterMs, form };
    const headers = retryAfterMs === undefined ? {} : this.#retryAfter(nowMs);
    const wait = retryAfterMs === undefined ? '' : `, retry after ${retryAfterMs / 1000} s`;
    const fault = `${status}${code ? ` ${code}` : ''}${wait}`;
    return { kind: 'error', error: apiError(status, message, headers, code), afterMs: 120, fault };
  }

  /** Calling again before the time has come is refused and buys nothing. */
  #tooEarly(nowMs: number): Delivery {
    const message = 'Called again before retry-after had passed.';
    const error = apiError(429, message, this.#retryAfter(nowMs));
    return { kind: 'error', error, afterMs: 60, fault: '429, called too early' };
  }

  /** Rounded up where the form is coarse, so that who obeys it is let in. */
  #retryAfter(nowMs: number): Record<string, string> {
    const { untilMs, form } = this.#limit;
    const leftMs = untilMs - nowMs;
    if (form === 'milliseconds') return { 'retry-after-ms': String(Math.ceil(leftMs)) };
    if (form === 'seconds') return { 'retry-after': String(Math.max(1, Math.ceil(leftMs / 1000))) };
    const date = new Date(Math.ceil((this.#epochMs + untilMs) / 1000) * 1000);
    return { 'retry-after': date.toUTCString() };
  }
}
