import type { FailureReason } from '../contract.ts';

const FAILURES_TO_OPEN = 3;
const OPEN_MS = 600_000;
/** A model that refuses, or wants time, is not out of order. */
const FAILURES: (FailureReason | undefined)[] = ['unavailable', 'timeout'];

/** Leaves a model alone that has failed several times in a row, and now and then lets one request look. */
class Breaker {
  #failures = 0;
  #nextLookAt = 0;

  allows(now: number): boolean {
    if (this.#failures < FAILURES_TO_OPEN) return true;
    if (now < this.#nextLookAt) return false;
    this.#nextLookAt = now + OPEN_MS;
    return true;
  }

  note(reason: FailureReason | undefined): void {
    this.#failures = FAILURES.includes(reason) ? this.#failures + 1 : 0;
  }
}

const breakers = new Map<string, Breaker>();

/** One for each model and all calls of this process. */
export function breakerFor(model: string): Breaker {
  const breaker = breakers.get(model) ?? new Breaker();
  breakers.set(model, breaker);
  return breaker;
}
