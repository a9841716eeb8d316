import type { HostError } from '../contract.ts';

/** What one request came to. `asked`: the model as it was asked for. */
export type Reply = { asked: string } & (
  | { kind: 'answer'; text: string; version: string }
  | { kind: 'final'; why: 'refused' | 'filtered' | 'truncated' | 'unavailable' }
  | { kind: 'too_long' }
  | {
      kind: 'trouble';
      why: 'rate_limited' | 'unavailable' | 'timeout';
      waitMs?: number | undefined;
      isBrokenStream?: boolean;
    }
);

export const WINDOWS: Record<string, number> = {
  'aurora-latest': 8_000,
  'borealis-latest': 32_000,
  'borealis-small': 8_000,
};

/** Nothing better will come: an answer, or a no that is meant. */
export function isGood(reply: Reply): boolean {
  return reply.kind === 'answer' || reply.kind === 'final';
}

export function judged(
  asked: string,
  got: { text: string; refusal: string; finish: string | null | undefined; version: string },
): Reply {
  if (got.refusal) return { asked, kind: 'final', why: 'refused' };
  if (got.finish === 'content_filter') return { asked, kind: 'final', why: 'filtered' };
  if (got.finish === 'length') return { asked, kind: 'final', why: 'truncated' };
  if (got.finish === 'stop' && got.text)
    return { asked, kind: 'answer', text: got.text, version: got.version };
  return { asked, kind: 'trouble', why: 'unavailable', isBrokenStream: true };
}

export function replyTo(asked: string, error: HostError, now: number): Reply {
  const { name, status, code, headers } = error;
  if (name === 'TimeoutError' || name === 'CancelledError') return { asked, kind: 'trouble', why: 'timeout' };
  if (name === 'ConnectionError') return { asked, kind: 'trouble', why: 'unavailable' };
  if (name !== 'ApiError') throw error;
  if (status === 429) return { asked, kind: 'trouble', why: 'rate_limited', waitMs: waitFrom(headers, now) };
  if (code === 'context_length_exceeded') return { asked, kind: 'too_long' };
  if (code === 'content_policy_violation') return { asked, kind: 'final', why: 'filtered' };
  if (status !== null && (status >= 500 || status === 408 || status === 409))
    return { asked, kind: 'trouble', why: 'unavailable' };
  return { asked, kind: 'final', why: 'unavailable' };
}

function waitFrom(headers: Record<string, string>, now: number): number | undefined {
  if (headers['retry-after-ms']) return Number(headers['retry-after-ms']);
  const value = headers['retry-after'];
  if (!value) return undefined;
  return /^[0-9]+$/.test(value) ? 1_000 * Number(value) : Math.max(0, Date.parse(value) - now);
}
