import type { Json, JsonObject } from '#domain/json';
import { type Envelope, usageOf, wireCalls } from '../model/response.ts';
import type { ModelAnswer } from '../model/simulated-model.ts';
import { tokenise } from '../model/tokens.ts';

/** One chunk as the provider sends it. */
export interface PlannedChunk {
  /** Virtual milliseconds after the headers. */
  atMs: number;
  chunk: Json;
  /** Tokens of the answer produced once it is sent. */
  tokens: number;
}

/** A stream before anybody reads it: its chunks in order of time, and how it ends after the last. */
export interface StreamPlan {
  chunks: PlannedChunk[];
  /** `silence`: the connection stays open and nothing comes any more. */
  ending: { kind: 'end' | 'reset'; atMs: number } | { kind: 'silence' };
}

export interface Timing {
  /** From the headers to the first token. */
  firstMs: number;
  perTokenMs: number;
}

/** What a stretch of the answer is written into. */
interface Channel {
  text: string;
  delta(piece: string): JsonObject;
  /** Sent ahead of the text: id and name of a call. */
  head?: JsonObject;
}

const MOST_TOKENS_A_CHUNK = 3;

/**
 * An answer as a healthy provider streams it: the role, deltas of one to three tokens that split words, JSON and
 * surrogate pairs, `finish_reason`, usage when `withUsage` says so, and the end.
 */
export function planStream(
  answer: ModelAnswer,
  envelope: Envelope,
  timing: Timing,
  withUsage: boolean,
): StreamPlan {
  const choice = choiceIn(envelope, withUsage);
  const chunks: PlannedChunk[] = [
    { atMs: 0, chunk: choice({ role: 'assistant', content: '', refusal: null }, null), tokens: 0 },
  ];
  let tokens = 0;
  const timeAt = (n: number) => Math.round(timing.firstMs + n * timing.perTokenMs);
  for (const [index, channel] of channelsOf(answer, envelope.operation).entries()) {
    if (channel.head) chunks.push({ atMs: timeAt(tokens), chunk: choice(channel.head, null), tokens });
    const pieces = tokenise(channel.text, answer.draw);
    const probabilities = answer.content === null ? null : answer.logprobs;
    for (let from = 0; from < pieces.length; ) {
      const size = 1 + Math.floor(answer.draw(`chunk:${index}:${from}`) * MOST_TOKENS_A_CHUNK);
      const own = pieces.slice(from, from + size);
      const logprobs = probabilities && {
        content: probabilities.slice(from, from + size) as unknown as Json,
      };
      tokens += own.length;
      const chunk = choice(channel.delta(own.join('')), null, logprobs);
      chunks.push({ atMs: timeAt(tokens), chunk, tokens });
      from += size;
    }
  }
  const lastMs = timeAt(tokens);
  const total = answer.completionTokens;
  chunks.push({ atMs: lastMs, chunk: choice({}, answer.finishReason), tokens: total });
  if (withUsage) chunks.push({ atMs: lastMs, chunk: usageChunk(answer, envelope), tokens: total });
  return { chunks, ending: { kind: 'end', atMs: lastMs } };
}

function channelsOf(answer: ModelAnswer, operation: number): Channel[] {
  if (answer.refusal !== null) return [{ text: answer.refusal, delta: (refusal) => ({ refusal }) }];
  if (answer.content !== null) return [{ text: answer.content, delta: (content) => ({ content }) }];
  return wireCalls(answer, operation).map((call, index) => {
    const written = answer.toolCalls[index];
    const name = written?.name ?? '';
    return {
      text: written?.arguments ?? '',
      head: { tool_calls: [{ ...call, index, function: { name, arguments: '' } }] },
      delta: (piece) => ({ tool_calls: [{ index, function: { arguments: piece } }] }),
    };
  });
}

/** Makes chunks with one choice. Where usage is asked for, all chunks but the last say that theirs is null. */
export function choiceIn(envelope: Envelope, withUsage: boolean) {
  return (
    delta: JsonObject | null,
    finishReason: string | null,
    logprobs: JsonObject | null = null,
  ): JsonObject => ({
    ...frame(envelope),
    choices: [
      { index: 0, ...(delta && { delta }), finish_reason: finishReason, ...(logprobs && { logprobs }) },
    ],
    ...(withUsage && { usage: null }),
  });
}

function usageChunk(answer: ModelAnswer, envelope: Envelope): JsonObject {
  return { ...frame(envelope), choices: [], usage: usageOf(answer, envelope.cachedTokens) };
}

/** What every chunk of a stream repeats. */
export function frame({ operation, model, createdS }: Envelope): JsonObject {
  return {
    id: `chatcmpl-${operation}`,
    object: 'chat.completion.chunk',
    created: createdS,
    model: model.version.id,
    system_fingerprint: model.version.fingerprint,
  };
}
