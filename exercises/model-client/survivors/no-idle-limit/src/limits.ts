import type { Outcome } from './outcome.ts';

/** Kept back from the deadline for handing over. */
export const MARGIN_MS = 300;
/** The longest that one request to the primary may take; its slow minutes are shorter. */
export const PATIENCE_MS = 10_000;
/** The longest silence in a stream; pauses of the provider are shorter. */
export const IDLE_MS = 90_000;
/** With less time than this the fallback cannot answer. */
export const FALLBACK_NEEDS_MS = 12_000;

/** Requests to one model for one call, by what came of the last. Anything else is not asked twice. */
export const MOST_TRIES: Partial<Record<Outcome['kind'], number>> = { busy: 4, down: 3, silent: 2 };

const WINDOWS: Record<string, number> = {
  'aurora-latest': 8_000,
  'borealis-latest': 32_000,
  'borealis-small': 8_000,
};

/** Tokens that a model takes, from its card. */
export function windowOf(model: string): number {
  return WINDOWS[model] ?? 0;
}

/** Milliseconds before the next try: 0.4 s, doubled each time, a fifth more or less. */
export function backoff(tries: number): number {
  return Math.round(400 * 2 ** (tries - 1) * (0.8 + 0.4 * Math.random()));
}

/** Up to a fifth of the time there is, so that callers who were sent away together do not come back together. */
export function jitter(leftMs: number): number {
  return Math.round(0.2 * leftMs * Math.random());
}
