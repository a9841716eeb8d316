import type { Fault } from '#simulation/fault';
import { type MenuEntry, menu } from './define.ts';

/** One seed without trouble; the others start from here. */
const CLEAR = 'no trouble';

/** Where a fault of the model applies. */
interface On {
  /** Name of a route; every route, where it is absent. */
  route?: string;
}

/** A rate limit in the three forms of its header, and one that lasts longer than most deadlines. */
export function rateLimits({
  waitMs = 2_000,
  longMs = 120_000,
  ...on
}: On & { waitMs?: number; longMs?: number } = {}) {
  const limit = { on: 'model', kind: 'error', status: 429, times: 1, ...on } as const;
  return menu(
    { ...limit, retryAfterMs: waitMs },
    { ...limit, retryAfterMs: waitMs, retryAfterAs: 'http-date' },
    { ...limit, retryAfterMs: waitMs, retryAfterAs: 'milliseconds' },
    limit,
    { ...limit, retryAfterMs: longMs },
  );
}

/** A provider that fails once, for a while and for good, and one that never answers. */
export function outages({ forMs = 60_000, ...on }: On & { forMs?: number } = {}): MenuEntry[] {
  const error = { on: 'model', kind: 'error', ...on } as const;
  return menu(
    { ...error, status: 500, times: 1 },
    { ...error, status: 503, during: { fromMs: 0, toMs: forMs } },
    { ...error, status: 529 },
    { on: 'model', kind: 'hang', times: 1, ...on },
    { on: 'model', kind: 'reset', at: 'after-headers', times: 1, ...on },
  );
}

/** A stream that ends in the middle, in all the places that hide it, once each. */
export function cutStreams({ afterTokens = 40, ...on }: On & { afterTokens?: number } = {}): MenuEntry[] {
  const cut = { on: 'model', kind: 'cut', times: 1, ...on } as const;
  return menu(
    { ...cut, afterTokens, at: 'word' },
    { ...cut, afterTokens, at: 'json' },
    { ...cut, afterTokens, at: 'surrogate' },
    { ...cut, afterTokens: 1, at: 'token' },
    { ...cut, afterTokens, at: 'token', with: 'reset' },
  );
}

/** A stream that is slow, stalls or sends what is no answer. */
export function unevenStreams({ afterTokens = 20, ...on }: On & { afterTokens?: number } = {}): MenuEntry[] {
  const base = { on: 'model', times: 1, ...on } as const;
  return menu(
    { ...base, kind: 'slow', ms: 6_000 },
    { ...base, kind: 'stall', afterTokens },
    { ...base, kind: 'malformed', afterTokens, as: 'text' },
    { ...base, kind: 'empty-finish', afterTokens },
    { ...base, kind: 'no-end' },
  );
}

/** Output that is not what was asked for, once each. */
export function spoiltOutput(on: On = {}): MenuEntry[] {
  const base = { on: 'model', times: 1, ...on } as const;
  return menu(
    CLEAR,
    { ...base, kind: 'truncate', at: 'mid-string' },
    { ...base, kind: 'refuse', how: 'field' },
    { ...base, kind: 'refuse', how: 'in-json' },
    { ...base, kind: 'filter' },
  );
}

/** Tool calls of the model that must not be carried out as they stand, once each. */
export function spoiltToolCalls(on: On = {}): MenuEntry[] {
  const base = { on: 'model', kind: 'tool-call', times: 1, ...on } as const;
  return menu(
    CLEAR,
    { ...base, how: 'invalid-json' },
    { ...base, how: 'wrong-arguments' },
    { ...base, how: 'unknown-tool' },
    { on: 'model', kind: 'obey', ...on },
  );
}

/** A tool with side effects that fails before and after its work, and one that is delivered twice. */
export function sideEffects(tool: string): MenuEntry[] {
  const base = { on: 'tool', tool, times: 1 } as const satisfies Partial<Fault>;
  return menu(
    CLEAR,
    { ...base, kind: 'hang', commits: true },
    { ...base, kind: 'hang' },
    { ...base, kind: 'error', status: 503, commits: true },
    { ...base, kind: 'duplicate' },
  );
}
