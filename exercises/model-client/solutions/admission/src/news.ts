import type { FailureReason, HostError } from '../contract.ts';

/** What a request brought: an answer, or whether and when it is worth asking again. */
export type News =
  | { kind: 'answer'; text: string; model: string; asked: string }
  | { kind: 'never'; reason: FailureReason }
  | { kind: 'too_long' }
  | { kind: 'later'; reason: FailureReason; notBefore: number | undefined };

export function later(reason: FailureReason, notBefore?: number): News {
  return { kind: 'later', reason, notBefore };
}

/** An answer counts when its model said that it had finished. */
export function newsOf(
  asked: string,
  { text, refusal, finish, model }: { text: string; refusal: string; finish: string; model: string },
): News {
  if (refusal.length > 0) return { kind: 'never', reason: 'refused' };
  if (finish === 'content_filter') return { kind: 'never', reason: 'filtered' };
  if (finish === 'length') return { kind: 'never', reason: 'truncated' };
  return finish === 'stop' && text.length > 0 ? { kind: 'answer', text, model, asked } : later('unavailable');
}

export function newsFrom(error: HostError, now: number): News {
  switch (error.name) {
    case 'TimeoutError':
    case 'CancelledError':
      return later('timeout');
    case 'ConnectionError':
      return later('unavailable');
    case 'ApiError':
      return newsFromStatus(error, now);
    default:
      throw error;
  }
}

function newsFromStatus({ status, code, headers }: HostError, now: number): News {
  if (status === 429) return later('rate_limited', notBefore(headers, now));
  if (status === 408 || status === 409 || (status ?? 0) >= 500) return later('unavailable');
  if (code === 'context_length_exceeded') return { kind: 'too_long' };
  return { kind: 'never', reason: code === 'content_policy_violation' ? 'filtered' : 'unavailable' };
}

function notBefore(headers: Record<string, string>, now: number): number | undefined {
  const ms = headers['retry-after-ms'];
  if (ms !== undefined) return now + Number.parseFloat(ms);
  const text = headers['retry-after'];
  if (text === undefined) return undefined;
  return Number.isFinite(Number(text)) ? now + 1_000 * Number(text) : Date.parse(text);
}
