import type { Outcome } from './outcome.ts';

const FAILURES_TO_OPEN = 1_000;
const OPEN_MS = 15_000;
const FAILURES: Outcome['kind'][] = ['down', 'silent'];

/** Leaves a model alone that has failed several times in a row, and now and then lets one request look. */
class Breaker {
  #failures = 0;
  #openUntil = 0;
  #isProbing = false;

  allows(now: number): boolean {
    if (this.#failures < FAILURES_TO_OPEN) return true;
    if (now < this.#openUntil || this.#isProbing) return false;
    this.#isProbing = true;
    return true;
  }

  note(outcome: Outcome, now: number): void {
    this.#isProbing = false;
    this.#failures = FAILURES.includes(outcome.kind) ? this.#failures + 1 : 0;
    if (this.#failures >= FAILURES_TO_OPEN) this.#openUntil = now + OPEN_MS;
  }
}

const breakers = new Map<string, Breaker>();

/** One for each model and all calls of this process. */
export function breakerFor(model: string): Breaker {
  const breaker = breakers.get(model) ?? new Breaker();
  breakers.set(model, breaker);
  return breaker;
}
