/** While a model recovers from too many requests, they go out one by one. */
const RECOVERY_MS = 20_000;

/** Who waits for a model that said "not before": all calls of this process, one behind the other. */
class Queue {
  #opensAt = 0;

  close(untilMs: number): void {
    this.#opensAt = Math.max(this.#opensAt, untilMs);
  }

  /** When the next request may go out; `from`, where nobody was told to wait. */
  placeAfter(from: number): number {
    if (from >= this.#opensAt + RECOVERY_MS) return from;
    return Math.max(from, this.#opensAt);
  }
}

const queues = new Map<string, Queue>();

/** One for each model and all calls of this process. */
export function queueFor(model: string): Queue {
  const queue = queues.get(model) ?? new Queue();
  queues.set(model, queue);
  return queue;
}
