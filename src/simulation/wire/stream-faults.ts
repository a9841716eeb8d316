import { isObject, type Json, type JsonObject } from '#domain/json';
import { type Attempt, type Fault, modelFault, type StreamTrouble } from '../fault.ts';
import { splitsPair } from '../model/tokens.ts';
import type { PlannedChunk, StreamPlan } from './stream-plan.ts';

type Cut = Extract<StreamTrouble, { kind: 'cut' }>;
type Malformed = Extract<StreamTrouble, { kind: 'malformed' }>;

const TOKEN_CHARS = 4;

/** What the faults of an attempt make of a healthy stream; `noise` says it in words. */
export function disturb(
  plan: StreamPlan,
  faults: readonly Fault[],
  attempt: Attempt,
): { plan: StreamPlan; noise: string[] } {
  const noise: string[] = [];
  let disturbed = plan;
  const apply = (words: string, change: (plan: StreamPlan) => StreamPlan) => {
    noise.push(words);
    disturbed = change(disturbed);
  };
  const malformed = modelFault(faults, 'malformed', attempt);
  if (malformed) apply('a malformed chunk', (p) => withExtra(p, malformed.afterTokens, brokenAs(malformed)));
  const empty = modelFault(faults, 'empty-finish', attempt);
  if (empty)
    apply('a chunk with an empty finish_reason', (p) => withExtra(p, empty.afterTokens, emptyFinish));
  const stall = modelFault(faults, 'stall', attempt);
  if (stall) {
    const words = stall.ms === undefined ? 'stalled for ever' : `stalled for ${stall.ms / 1000} s`;
    apply(`${words} after ${stall.afterTokens} tokens`, (p) => stalled(p, stall.afterTokens, stall.ms));
  }
  const cut = modelFault(faults, 'cut', attempt);
  if (cut) apply(`stream cut after ${cut.afterTokens} tokens`, (p) => cutShort(p, cut));
  if (modelFault(faults, 'no-end', attempt))
    apply('the stream stays open', (p) => ({ chunks: upToFinish(p.chunks), ending: { kind: 'silence' } }));
  return { plan: disturbed, noise };
}

/** One more chunk after so many tokens, made from the one before it; it holds nothing of the answer. */
function withExtra(plan: StreamPlan, afterTokens: number, make: (model: JsonObject) => Json): StreamPlan {
  const before = plan.chunks.findLastIndex((c) => c.tokens <= afterTokens && !isFinal(c));
  const at = Math.max(0, before);
  const model = plan.chunks[at];
  if (!model) return plan;
  const extra = { ...model, chunk: make(isObject(model.chunk) ? model.chunk : {}) };
  return { ...plan, chunks: [...plan.chunks.slice(0, at + 1), extra, ...plan.chunks.slice(at + 1)] };
}

function brokenAs({ as }: Malformed): (model: JsonObject) => Json {
  if (as === 'text') return (model) => JSON.stringify(model).slice(0, 48);
  if (as === 'no-choices') return ({ choices: _none, ...rest }) => rest;
  return (model) => ({ ...model, choices: [{ index: 0, finish_reason: null }] });
}

function emptyFinish(model: JsonObject): Json {
  return { ...model, choices: [{ index: 0, delta: {}, finish_reason: '' }] };
}

function stalled({ chunks, ending }: StreamPlan, afterTokens: number, ms: number | undefined): StreamPlan {
  const first = chunks.findIndex((c) => c.tokens > afterTokens || isFinal(c));
  const from = first < 0 ? chunks.length : first;
  if (ms === undefined) return { chunks: chunks.slice(0, from), ending: { kind: 'silence' } };
  const later = chunks.slice(from).map((c) => ({ ...c, atMs: c.atMs + ms }));
  const end = ending.kind === 'silence' ? ending : { ...ending, atMs: ending.atMs + ms };
  return { chunks: [...chunks.slice(0, from), ...later], ending: end };
}

/** Ends in the middle: what was said up to the cut, then nothing, and no `finish_reason`. */
function cutShort({ chunks }: StreamPlan, cut: Cut): StreamPlan {
  const text = chunks.map(textOf).join('');
  const end = cutPosition(text, cut);
  const kept: PlannedChunk[] = [];
  let written = 0;
  for (const chunk of chunks) {
    if (isFinal(chunk) || (written >= end && textOf(chunk) !== '')) break;
    const own = textOf(chunk);
    kept.push(written + own.length > end ? withText(chunk, own.slice(0, end - written)) : chunk);
    written += own.length;
  }
  const atMs = kept.at(-1)?.atMs ?? 0;
  return { chunks: kept, ending: { kind: cut.with ?? 'end', atMs } };
}

/** Where in the text a cut falls: after so many tokens, moved on to the next place of its kind. */
function cutPosition(text: string, { afterTokens, at }: Cut): number {
  const from = Math.min(text.length, afterTokens * TOKEN_CHARS);
  if (at === 'token') return from;
  const isPlace = {
    word: (i: number) => /\s/.test(text[i] ?? ''),
    json: (i: number) => /[,:]/.test(text[i - 1] ?? ''),
    surrogate: (i: number) => splitsPair(text, i),
  }[at];
  for (let i = from; i < text.length; i += 1) if (isPlace(i)) return i;
  for (let i = from; i > 0; i -= 1) if (isPlace(i)) return i;
  return from;
}

function upToFinish(chunks: readonly PlannedChunk[]): PlannedChunk[] {
  const finish = chunks.findIndex(isFinal);
  return chunks.slice(0, finish < 0 ? chunks.length : finish + 1);
}

// ---- chunks, looked into

type Delta = {
  content?: string;
  refusal?: string | null;
  tool_calls?: { index: number; function: { arguments: string } }[];
};

function choiceOf({ chunk }: PlannedChunk): { delta?: Delta; finish_reason?: string | null } | undefined {
  const choices = isObject(chunk) ? chunk['choices'] : undefined;
  return Array.isArray(choices) ? (choices[0] as { delta?: Delta }) : undefined;
}

/** With a `finish_reason` that says something, or usage alone. */
function isFinal(planned: PlannedChunk): boolean {
  const choice = choiceOf(planned);
  const hasUsage = isObject(planned.chunk) && isObject(planned.chunk['usage']);
  return hasUsage || Boolean(choice?.finish_reason);
}

function textOf(planned: PlannedChunk): string {
  const delta = choiceOf(planned)?.delta;
  return delta?.content ?? delta?.refusal ?? delta?.tool_calls?.[0]?.function.arguments ?? '';
}

function withText(planned: PlannedChunk, text: string): PlannedChunk {
  const choice = choiceOf(planned);
  const delta = choice?.delta ?? {};
  const [call] = delta.tool_calls ?? [];
  const shorter: Delta = call
    ? { tool_calls: [{ ...call, function: { ...call.function, arguments: text } }] }
    : delta.content !== undefined
      ? { content: text }
      : { refusal: text };
  const choices = [{ ...choice, delta: shorter }] as unknown as Json;
  return { ...planned, chunk: { ...(planned.chunk as JsonObject), choices } };
}
