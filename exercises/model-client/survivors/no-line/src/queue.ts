import { jitter } from './limits.ts';

/** While a model recovers from too many requests, they go out one by one. */
const EVERY_MS = 0;
const RECOVERY_MS = 20_000;

/** Who waits for a model that said "not before": all calls of this process, one behind the other. */
class Queue {
  #opensAt = 0;
  #lastAt = 0;

  close(untilMs: number): void {
    this.#opensAt = Math.max(this.#opensAt, untilMs);
  }

  /** How long the next request has to wait; 0 where nobody was told to. */
  waitMs(now: number, endsAt: number): number {
    if (now >= this.#opensAt + RECOVERY_MS || this.#opensAt === 0) return 0;
    const at = Math.max(now, this.#opensAt, this.#lastAt + EVERY_MS);
    if (at >= endsAt) return at - now;
    this.#lastAt = at;
    return at - now + jitter(endsAt - at);
  }
}

const queues = new Map<string, Queue>();

export function queueFor(model: string): Queue {
  const queue = queues.get(model) ?? new Queue();
  queues.set(model, queue);
  return queue;
}
