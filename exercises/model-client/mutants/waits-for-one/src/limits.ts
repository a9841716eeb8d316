import type { FailureReason } from '../contract.ts';

/** Kept back from the deadline for handing over. */
export const MARGIN_MS = 300;
/** With less time than this the fallback cannot answer. */
export const FALLBACK_NEEDS_MS = 12_000;

/** What may have passed when the same is asked again, with the most requests to one model for one call. */
const MOST_TRIES = new Map<FailureReason | undefined, number>([
  ['rate_limited', 4],
  ['unavailable', 3],
  ['timeout', 2],
]);

/** Requests to one model for one call, by what came of the last; after anything else it is not asked again. */
export function triesAfter(reason: FailureReason | undefined): number {
  return MOST_TRIES.get(reason) ?? 1;
}

/** Whether the same request may work later, or with another model. */
export function mayPass(reason: FailureReason | undefined): boolean {
  return MOST_TRIES.has(reason);
}

/** From the card: the tokens that a model takes, and the longest that it needs when it is slow. */
const MODELS: Record<string, { window: number; patienceMs: number }> = {
  'aurora-latest': { window: 8_000, patienceMs: 600_000 },
  'borealis-latest': { window: 32_000, patienceMs: 60_000 },
  'borealis-small': { window: 8_000, patienceMs: 60_000 },
};
const UNKNOWN = { window: 0, patienceMs: 60_000 };

export function windowOf(model: string): number {
  return (MODELS[model] ?? UNKNOWN).window;
}

export function patienceWith(model: string): number {
  return (MODELS[model] ?? UNKNOWN).patienceMs;
}

/** Milliseconds before a try; a little more or less each time, so that callers do not move in step. */
export function pauseBefore(tries: number): number {
  return tries === 1 ? 0 : 100 * 2 ** tries + 100 * Math.random();
}
