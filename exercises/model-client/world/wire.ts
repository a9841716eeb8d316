import { asObject, asText, type Json, type JsonObject, type RunView } from 'holdfast/kit';
import type { Task } from './calls.ts';
import { routeOf } from './provider.ts';

/** What a provider's answer to one request came to. */
export type Outcome =
  | { kind: 'answer'; text: string; finish: string; refusal: string | undefined; model: string }
  | { kind: 'error'; status: number | undefined; code: string | undefined; waitMs: number | undefined }
  /** Nothing that could be called an answer: still open, cancelled, cut, or without an end. */
  | { kind: 'none' };

/** One request as the provider saw it. Times are virtual milliseconds since the trial began. */
export interface Request {
  route: string | undefined;
  /** The model as it was named. */
  model: string;
  isStream: boolean;
  startMs: number;
  /** When its answer was complete, or its error there. */
  endMs: number | undefined;
  outcome: Outcome;
  contents: string[];
}

/** What is lost where moments of this century are added up as numbers, and more. */
const ROUNDING_MS = 1;

type Entry = RunView['trace']['entries'][number];

/** Every request of a trial in order. `epochMs`: when the trial began, for dates in headers. */
export function requestsIn(run: RunView, epochMs: number): Request[] {
  const chunks = Map.groupBy(
    run.trace.entries.filter((e) => e.op === 'model.stream.next'),
    (e) => asText(asObject(e.args)?.['streamId']) ?? '',
  );
  return run.trace.entries
    .filter((e) => e.op === 'model.chat' || e.op === 'model.stream')
    .map((entry) => {
      const request = asObject(asObject(entry.args)?.['request'] ?? null) ?? {};
      const model = asText(request['model']) ?? '';
      const streamId = asText(asObject(entry.answer)?.['streamId']);
      const isStream = entry.op === 'model.stream';
      const read = isStream && entry.ok ? streamed(chunks.get(streamId ?? '') ?? []) : whole(entry, epochMs);
      const base = { route: routeOf(model), model, isStream, startMs: entry.startMs };
      return { ...base, ...read, contents: contentsOf(request) };
    });
}

/** The requests that carry a task's question, word for word. */
export function requestsFor(task: Task, requests: readonly Request[]): Request[] {
  const question = task.messages.at(-1)?.content ?? '';
  return requests.filter((r) => r.contents.includes(question));
}

/** The texts that a provider finished and meant as answers. */
export function isWhole(outcome: Outcome): outcome is Extract<Outcome, { kind: 'answer' }> {
  return outcome.kind === 'answer' && outcome.finish === 'stop' && outcome.refusal === undefined;
}

export function isDeclined(outcome: Outcome): boolean {
  if (outcome.kind === 'error') return outcome.code === 'content_policy_violation';
  return outcome.kind === 'answer' && (outcome.refusal !== undefined || outcome.finish === 'content_filter');
}

/** Requests that began although the provider had said, before they did, that it was too early. */
export function earlyCalls(requests: readonly Request[]): number {
  return requests.filter((r) =>
    requests.some(
      ({ route, outcome, startMs, endMs }) =>
        route === r.route &&
        outcome.kind === 'error' &&
        outcome.waitMs !== undefined &&
        endMs !== undefined &&
        r.startMs >= endMs &&
        r.startMs < startMs + outcome.waitMs - ROUNDING_MS,
    ),
  ).length;
}

function whole(entry: Entry, epochMs: number): { outcome: Outcome; endMs: number | undefined } {
  const endMs = entry.endMs ?? undefined;
  const answer = asObject(entry.answer);
  if (endMs === undefined || !answer) return { outcome: { kind: 'none' }, endMs };
  if (!entry.ok) return { outcome: errorIn(answer, epochMs + entry.startMs), endMs };
  const choice = asObject(listOf(answer['choices'])[0] ?? null);
  const message = asObject(choice?.['message'] ?? null);
  return {
    endMs,
    outcome: {
      kind: 'answer',
      text: asText(message?.['content']) ?? '',
      finish: asText(choice?.['finish_reason']) ?? '',
      refusal: asText(message?.['refusal']),
      model: asText(answer['model']) ?? '',
    },
  };
}

function streamed(entries: readonly Entry[]): { outcome: Outcome; endMs: number | undefined } {
  const found = { text: '', refusal: '', finish: '', model: '' };
  let endMs: number | undefined;
  for (const entry of entries) {
    const chunk = asObject(asObject(entry.answer)?.['chunk'] ?? null);
    const choice = asObject(listOf(chunk?.['choices'])[0] ?? null);
    const delta = asObject(choice?.['delta'] ?? null);
    found.text += asText(delta?.['content']) ?? '';
    found.refusal += asText(delta?.['refusal']) ?? '';
    found.model ||= asText(chunk?.['model']) ?? '';
    const finish = asText(choice?.['finish_reason']);
    if (!finish || found.finish) continue;
    found.finish = finish;
    endMs = entry.endMs ?? undefined;
  }
  if (endMs === undefined) return { outcome: { kind: 'none' }, endMs: entries.at(-1)?.endMs ?? undefined };
  const refusal = found.refusal === '' ? undefined : found.refusal;
  return { outcome: { kind: 'answer', ...found, refusal }, endMs };
}

function errorIn(record: JsonObject, sentAtMs: number): Outcome {
  const headers = asObject(record['headers'] ?? null) ?? {};
  return {
    kind: 'error',
    status: typeof record['status'] === 'number' ? record['status'] : undefined,
    code: asText(record['code']),
    waitMs: waitIn(headers, sentAtMs),
  };
}

/** How long the provider asks to wait, from the moment of the request. */
function waitIn(headers: JsonObject, sentAtMs: number): number | undefined {
  const inMs = asText(headers['retry-after-ms']);
  if (inMs !== undefined) return Number(inMs);
  const given = asText(headers['retry-after']);
  if (given === undefined) return undefined;
  return /^\d+$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - sentAtMs;
}

function contentsOf(request: JsonObject): string[] {
  return listOf(request['messages']).map((m) => asText(asObject(m)?.['content']) ?? '');
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
