import type { ChatChunk, ChatResponse, FailureReason, HostError } from '../contract.ts';

/** What one request came to. */
export type Verdict =
  /** Whole, and said so. */
  | { kind: 'answer'; content: string; model: string | null }
  /** A no that every further request would get as well. */
  | { kind: 'final'; reason: FailureReason; retryable: boolean }
  /** Too long for this model. */
  | { kind: 'too-long' }
  /** This model does not serve us at all. */
  | { kind: 'barred' }
  /** Come back later; `wait` where it said when. */
  | { kind: 'limited'; wait: number | null }
  /** May have passed in a moment. */
  | { kind: 'failed'; silent: boolean; cut?: boolean; wait: number | null };

const final = (reason: FailureReason, retryable = false): Verdict => ({ kind: 'final', reason, retryable });
const FAILED: Verdict = { kind: 'failed', silent: false, wait: null };
export const SILENT: Verdict = { kind: 'failed', silent: true, wait: null };

/** An end as the model declared it. `text` is all it wrote in this one request. */
export function ofEnding(finish: unknown, text: string, refusal: string, model: string | null): Verdict {
  if (refusal !== '') return final('refused');
  if (finish === 'content_filter') return final('filtered');
  if (finish === 'length') return final('truncated');
  if (finish === 'stop' && text.trim() !== '') return { kind: 'answer', content: text, model };
  return FAILED;
}

const named = (model: unknown): string | null => (typeof model === 'string' && model !== '' ? model : null);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function ofResponse(response: ChatResponse): Verdict {
  const choice = response?.choices?.[0];
  const message = choice?.message;
  return ofEnding(
    choice?.finish_reason,
    textOf(message?.content),
    textOf(message?.refusal),
    named(response?.model),
  );
}

/** Reads the chunks of one stream, whatever they look like. */
export class Reader {
  text = '';
  model: string | null = null;

  /** `progress`: something of the answer was in it. `verdict`: the stream has said how it ends. */
  take(chunk: ChatChunk | unknown): { progress: boolean; verdict: Verdict | null } {
    const nothing = { progress: false, verdict: null };
    if (typeof chunk !== 'object' || chunk === null) return nothing;
    const { choices, model } = chunk as Partial<ChatChunk>;
    const choice = Array.isArray(choices) ? choices[0] : undefined;
    if (typeof choice !== 'object' || choice === null) return nothing;
    this.model ??= named(model);
    const content = textOf(choice.delta?.content);
    const refusal = textOf(choice.delta?.refusal);
    this.text += content;
    // A refusal that has begun is one, and is not read to its end.
    if (refusal !== '') return { progress: true, verdict: final('refused') };
    const finish = choice.finish_reason;
    if (typeof finish === 'string' && finish !== '') {
      return { progress: true, verdict: ofEnding(finish, this.text, '', this.model) };
    }
    return { progress: content !== '', verdict: null };
  }

  /** The stream ended and had not said so. */
  cut(): Verdict {
    return { kind: 'failed', silent: false, cut: true, wait: null };
  }
}

export function ofError(error: unknown, now: number): Verdict {
  const { name, status, code, headers } = (error ?? {}) as Partial<HostError>;
  if (code === 'context_length_exceeded' || status === 413) return { kind: 'too-long' };
  if (code === 'content_policy_violation' || code === 'content_filter') return final('filtered');
  if (name === 'TimeoutError') return SILENT;
  const wait = waitOf(headers ?? {}, now);
  if (status === 429) return { kind: 'limited', wait };
  if (status === 401 || status === 403 || status === 404) return { kind: 'barred' };
  if (typeof status === 'number' && status >= 400 && status < 500 && ![408, 409, 425].includes(status)) {
    return final('unavailable');
  }
  return { kind: 'failed', silent: false, wait };
}

/** How long the provider asks to be left alone: the longest of the forms it used. */
function waitOf(headers: Record<string, string>, now: number): number | null {
  const waits: number[] = [];
  const ms = headers['retry-after-ms'];
  if (ms !== undefined && ms.trim() !== '') waits.push(Number(ms));
  const after = headers['retry-after'];
  if (after !== undefined && after.trim() !== '') {
    const seconds = Number(after);
    waits.push(Number.isNaN(seconds) ? Date.parse(after) - now : seconds * 1_000);
  }
  const known = waits.filter((wait) => Number.isFinite(wait) && wait > 0);
  return known.length > 0 ? Math.max(...known) : null;
}
