import type { FailureReason } from '../contract.ts';

/** Kept back from the deadline for handing over. */
export const MARGIN_MS = 300;
/** The longest that one request to the primary may take; its slow minutes are shorter. */
export const PATIENCE_MS = 600_000;
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

/** From the card. */
const WINDOWS: Record<string, number> = {
  'aurora-latest': 8_000,
  'borealis-latest': 32_000,
  'borealis-small': 8_000,
};

/** Tokens that a model takes. */
export function windowOf(model: string): number {
  return WINDOWS[model] ?? 0;
}

/** Milliseconds before a try; a little more or less each time, so that callers do not move in step. */
export function pauseBefore(tries: number): number {
  return tries === 1 ? 0 : 100 * 2 ** tries + 100 * Math.random();
}
