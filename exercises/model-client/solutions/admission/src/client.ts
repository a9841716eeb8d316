import type { Completion, FailureReason, Host, Task } from '../contract.ts';
import { fetchAnswer } from './fetch-answer.ts';
import { type Gate, gateTo } from './gate.ts';
import type { News } from './news.ts';

const RESERVE_MS = 300;
/** Less than this is not enough for the primary, or the fallback, to answer. */
const PRIMARY_NEEDS_MS = 900;
const FALLBACK_NEEDS_MS = 12_000;
/** As long as a closed gate is waited for when there is somewhere else to go. */
const PATIENCE_MS = 2_500;
const PRIMARY_MOST_MS = 10_000;
const MOST_REQUESTS = 4;
/** A model that was silent twice is left to be silent. */
const MOST_SILENCES = 2;
const TOKENS: Record<string, number> = {
  'aurora-latest': 8_000,
  'borealis-latest': 32_000,
  'borealis-small': 8_000,
};

/** Every request of every call goes through the gate of its model; the gates know how the models are doing. */
export default async function complete(task: Task, host: Host): Promise<Completion> {
  const trip = new Trip(task, host);
  let news = await trip.through(task.route.primary, PRIMARY_NEEDS_MS);
  if (trip.shouldSwitch(news)) news = (await trip.through(task.route.fallback, FALLBACK_NEEDS_MS)) ?? news;
  return trip.report(news);
}

class Trip {
  readonly #task: Task;
  readonly #host: Host;
  readonly #endsAt: number;
  #requests = 0;
  #useStream: boolean;

  constructor(task: Task, host: Host) {
    this.#task = task;
    this.#host = host;
    this.#endsAt = host.clock.now() + task.deadlineMs - RESERVE_MS;
    this.#useStream = task.stream;
  }

  get #leftMs(): number {
    return this.#endsAt - this.#host.clock.now();
  }

  /** Asks one model as often as its gate and the deadline allow. Undefined when it never got through. */
  async through(model: string, needsMs: number): Promise<News | undefined> {
    const gate = gateTo(model);
    let news: News | undefined;
    let silences = 0;
    for (let i = 0; i < MOST_REQUESTS && silences < MOST_SILENCES; i += 1) {
      if (!(await this.#pass(gate, needsMs))) return news;
      news = await this.#request(model);
      gate.learn(news, this.#host.clock.now());
      if (news.kind !== 'later') return news;
      if (news.reason === 'timeout') silences += 1;
    }
    return news;
  }

  shouldSwitch(news: News | undefined): boolean {
    const { primary, fallback } = this.#task.route;
    if (this.#leftMs < FALLBACK_NEEDS_MS) return false;
    if (news?.kind === 'too_long') return (TOKENS[fallback] ?? 0) > (TOKENS[primary] ?? 0);
    return news === undefined || news.kind === 'later';
  }

  report(news: News | undefined): Completion {
    const attempts = this.#requests;
    const failed = (reason: FailureReason, retryable: boolean): Completion => {
      return { status: 'failed', reason, attempts, retryable };
    };
    switch (news?.kind) {
      case 'answer': {
        const status = news.asked === this.#task.route.primary ? 'ok' : 'degraded';
        return { status, content: news.text, modelUsed: news.model, attempts };
      }
      case 'never':
        return failed(news.reason, false);
      case 'too_long':
        return failed('context_length', false);
      case 'later':
        return failed(news.reason, true);
      default:
        return failed('unavailable', true);
    }
  }

  /** Waits for a place; false when that would take too long. The gate may have closed again in the meantime. */
  async #pass(gate: Gate, needsMs: number): Promise<boolean> {
    for (;;) {
      const now = this.#host.clock.now();
      const waitMs = gate.waitMs(now);
      const isForFailures = gate.isFailing && this.#leftMs > FALLBACK_NEEDS_MS;
      const mostMs = isForFailures ? PATIENCE_MS : this.#leftMs - needsMs;
      if (waitMs > mostMs) return false;
      const placeMs = gate.take(now);
      if (placeMs === 0) return true;
      await this.#host.clock.sleep(placeMs);
      if (gate.isOpenFor(this.#host.clock.now())) return true;
    }
  }

  async #request(model: string): Promise<News> {
    this.#requests += 1;
    const isPrimary = model === this.#task.route.primary;
    const news = await fetchAnswer(this.#host, this.#task, {
      model,
      useStream: this.#useStream,
      endsAt: this.#host.clock.now() + Math.min(isPrimary ? PRIMARY_MOST_MS : this.#leftMs, this.#leftMs),
    });
    if (news.kind === 'later') this.#useStream = false;
    return news;
  }
}
