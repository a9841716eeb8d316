import type { Budget } from './contract.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * A bucket of hidden runs: each use takes one, and while it is not full one returns every `refillHours`.
 * Follows from the times of use alone, so nothing has to be kept or reset.
 * @param uses unix milliseconds, ascending; none gives a full bucket
 * @param now unix milliseconds, not before the last use
 */
export function budgetAfter(
  { hidden, refillHours }: { hidden: number; refillHours: number },
  uses: readonly number[],
  now: number,
): Budget {
  const refillMs = refillHours * HOUR_MS;
  let left = hidden;
  let nextAt: number | null = null;
  const refillUntil = (time: number) => {
    while (nextAt !== null && nextAt <= time) {
      left += 1;
      nextAt = left < hidden ? nextAt + refillMs : null;
    }
  };
  for (const use of uses) {
    refillUntil(use);
    left = Math.max(0, left - 1);
    nextAt ??= use + refillMs;
  }
  refillUntil(now);
  return { left, of: hidden, nextAt };
}
