import type { Json, JsonObject } from '#domain/json';
import type { Completion } from '#domain/step';
import type { Outside } from '#simulation/outside';
import { answered, call } from './builders.ts';

/** A stream read to its end, or to where it fails. */
export interface Drained {
  chunks: Json[];
  /** Virtual milliseconds at which each chunk came. */
  atMs: number[];
  /** The error in which it ended, if it did. */
  failed: Extract<Completion, { ok: false }>['error'] | undefined;
}

export function openStream(outside: Outside, request: JsonObject, options: JsonObject = {}): string {
  const opened = answered(call(outside, 'model.stream', { request, options })) as { streamId: string };
  return opened.streamId;
}

export function drain(outside: Outside, streamId: string, most = Number.POSITIVE_INFINITY): Drained {
  const drained: Drained = { chunks: [], atMs: [], failed: undefined };
  while (drained.chunks.length < most) {
    const answer = call(outside, 'model.stream.next', { streamId });
    if (!answer.ok) return { ...drained, failed: answer.error };
    const { chunk, done } = answer.value as { chunk?: Json; done?: boolean };
    if (done) break;
    drained.chunks.push(chunk ?? null);
    drained.atMs.push(outside.clock.nowMs);
  }
  return drained;
}

interface Choice {
  delta?: { role?: string; content?: string; refusal?: string; tool_calls?: JsonObject[] };
  finish_reason: string | null;
  logprobs?: { content: { token: string }[] };
}

/** The choice of every chunk that has one. */
export function choicesOf({ chunks }: Drained): Choice[] {
  return chunks.flatMap((chunk) => {
    const { choices } = (chunk ?? {}) as { choices?: unknown };
    return Array.isArray(choices) ? (choices as Choice[]) : [];
  });
}

export function textOf(drained: Drained): string {
  return choicesOf(drained)
    .map((c) => c.delta?.content ?? '')
    .join('');
}

export function finishesOf(drained: Drained): (string | null)[] {
  return choicesOf(drained)
    .map((c) => c.finish_reason)
    .filter((f) => f !== null);
}
