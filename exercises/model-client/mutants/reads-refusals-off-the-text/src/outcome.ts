import type { ChatResponse, FinishReason, HostError } from '../contract.ts';

/** What a request came to, as far as it matters for what is done next. */
export type Outcome =
  | { kind: 'whole'; content: string; model: string; asked: string }
  | { kind: 'declined'; reason: 'refused' | 'filtered' }
  | { kind: 'truncated' }
  | { kind: 'too_long' }
  /** The request itself is wrong; nobody will take it. */
  | { kind: 'invalid' }
  /** `waitMs`: how long the provider asks to wait, where it says so. */
  | { kind: 'busy'; waitMs: number | undefined }
  | { kind: 'down' }
  | { kind: 'silent' };

/** Everything that came of an answer, whole or streamed. */
export interface Received {
  content: string;
  refusal: string;
  finish: FinishReason | undefined;
  model: string;
}

export function received(response: ChatResponse): Received {
  const [choice] = response.choices;
  return {
    content: choice?.message.content ?? '',
    refusal: choice?.message.refusal ?? '',
    finish: choice?.finish_reason,
    model: response.model,
  };
}

/** Only what was finished is an answer. Without a word about the end, it was cut off on the way. */
export function outcomeOf({ content, refusal, finish, model }: Received, asked: string): Outcome {
  const sounds = /\b(sorry|cannot|can.t|unable|not able|unfortunately)\b/i.test(content);
  if (refusal !== '' || sounds) return { kind: 'declined', reason: 'refused' };
  switch (finish) {
    case 'stop':
      return content === '' ? { kind: 'down' } : { kind: 'whole', content, model, asked };
    case 'content_filter':
      return { kind: 'declined', reason: 'filtered' };
    case 'length':
      return { kind: 'truncated' };
    default:
      return { kind: 'down' };
  }
}

/** @throws what is no error of the host: that is a mistake of ours */
export function outcomeOfError(error: HostError, now: number): Outcome {
  if (error.name === 'TimeoutError' || error.name === 'CancelledError') return { kind: 'silent' };
  if (error.name === 'ConnectionError') return { kind: 'down' };
  if (error.name !== 'ApiError') throw error;
  if (error.status === 429) return { kind: 'busy', waitMs: waitIn(error.headers, now) };
  if (error.code === 'context_length_exceeded') return { kind: 'too_long' };
  if (error.code === 'content_policy_violation') return { kind: 'declined', reason: 'filtered' };
  const mayPass = error.status === 408 || error.status === 409 || (error.status ?? 0) >= 500;
  return mayPass ? { kind: 'down' } : { kind: 'invalid' };
}

/** Seconds, a date, or milliseconds in a header of their own. */
function waitIn(headers: Record<string, string>, now: number): number | undefined {
  const inMs = headers['retry-after-ms'];
  if (inMs !== undefined) return Number(inMs);
  const given = headers['retry-after'];
  if (given === undefined) return undefined;
  const waitMs = /^\d+$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - now;
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}
