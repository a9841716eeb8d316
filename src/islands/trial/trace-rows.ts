import { isObject, type Json, type JsonObject } from '#domain/json';
import type { Trace, TraceEntry, Trial } from '#domain/trial';

/** One operation as the trace table shows it. Shares are of the trial's virtual duration, 0 to 1. */
export interface TraceRow {
  id: number;
  /** `refundCreate` for `tool.refundCreate`; other operations keep their full name. */
  name: string;
  startMs: number;
  from: number;
  width: number;
  /** `open`: never answered. `faulty`: the simulation did something to it. */
  kind: 'answered' | 'failed' | 'faulty' | 'open';
  summary: string;
  entry: TraceEntry;
}

/** Characters of what was sent and of what came back; the whole is one click away. */
const SENT_MOST = 44;
const ANSWER_MOST = 110;

/** Rows in the order in which the operations began. */
export function traceRows(trace: Trace, virtualMs: number): TraceRow[] {
  const span = Math.max(1, virtualMs, ...trace.entries.map((e) => e.endMs ?? e.startMs));
  return trace.entries.map((entry) => ({
    id: entry.id,
    name: entry.op.replace(/^tool\./, ''),
    startMs: entry.startMs,
    from: entry.startMs / span,
    width: ((entry.endMs ?? span) - entry.startMs) / span,
    kind: kindOf(entry),
    summary: summaryOf(entry),
    entry,
  }));
}

/** Where to draw the ticks of the time axis, in virtual ms: at most four round steps, starting at 0. */
export function axisTicks(virtualMs: number): number[] {
  if (virtualMs <= 0) return [0];
  const raw = virtualMs / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= raw) ?? raw;
  const count = Math.floor(virtualMs / step);
  return Array.from({ length: count + 1 }, (_, i) => i * step);
}

/** Virtual seconds with two decimals, without the unit: `13.48`. */
export function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

/** What was returned or thrown, for the row that ends the table. */
export function endSummary(trial: Trial): string {
  if (trial.ending === 'returned') return clip(compact(trial.value), ANSWER_MOST);
  return trial.error ? clip(errorText(trial), ANSWER_MOST) : ENDING_WORDS[trial.ending];
}

/** The error of a trial; its name only where the learner's code threw it, else the ending says more. */
export function errorText({ ending, error }: Pick<Trial, 'ending' | 'error'>): string {
  if (error === undefined) return '';
  return ending === 'threw' ? `${error.name}: ${error.message}` : error.message;
}

/** Endings in the learner's words. */
export const ENDING_WORDS: Record<Trial['ending'], string> = {
  returned: 'returned',
  threw: 'threw an error',
  hung: 'never finished: it waits for something that will not come',
  out_of_fuel: 'ran too long and was ended',
  out_of_memory: 'used more memory than it may',
  out_of_output: 'wrote more than it may, in logs or in its result',
  out_of_operations: 'started more operations than it may',
  invalid_result: 'returned something that JSON cannot hold',
  does_not_compile: 'does not compile',
  broken: 'was not judged, through a fault of ours',
};

/** JSON on one line, keys without quotes. */
export function compact(value: Json): string {
  return JSON.stringify(value)
    .replace(/"([A-Za-z_]\w*)":/g, '$1: ')
    .replaceAll(',', ', ');
}

function kindOf(entry: TraceEntry): TraceRow['kind'] {
  if (entry.endMs === null) return 'open';
  if (entry.fault !== undefined) return 'faulty';
  return entry.ok ? 'answered' : 'failed';
}

function summaryOf(entry: TraceEntry): string {
  const answer = clip(answerWords(entry), ANSWER_MOST);
  if (!entry.op.startsWith('tool.')) return answer;
  const sent = clip(compact(payload(entry.args)), SENT_MOST);
  return answer === '' ? sent : `${sent} gave ${answer}`;
}

function answerWords(entry: TraceEntry): string {
  if (entry.endMs === null) return 'no answer before the end';
  if (!entry.ok) return errorWords(entry.answer);
  // Nothing came back, as nothing comes back from a sleep.
  if (entry.answer === null) return '';
  return chatWords(entry.answer) ?? compact(entry.answer);
}

function errorWords(answer: Json): string {
  if (!isObject(answer)) return compact(answer);
  const { name, message, status } = answer;
  const code = typeof status === 'number' ? ` ${status}` : '';
  return `${textOr(name, 'Error')}${code}: ${textOr(message, 'without a message')}`;
}

/** A chat answer is large; what matters is what the model said or which tools it asked for. */
function chatWords(answer: Json): string | undefined {
  const { choices } = objectOr(answer);
  const choice = objectOr(Array.isArray(choices) ? choices[0] : undefined);
  if (!isObject(choice.message)) return undefined;
  const { content, refusal, tool_calls: calls } = choice.message;
  const said = typeof content === 'string' ? content : refusal;
  const parts = [
    ...(typeof said === 'string' ? [`“${said}”`] : []),
    ...(Array.isArray(calls) ? [`asks for ${calls.map(calledName).join(', ')}`] : []),
    `finish ${textOr(choice.finish_reason, 'unknown')}`,
  ];
  return parts.join(', ');
}

function calledName(call: Json): string {
  const { function: called } = objectOr(call);
  return textOr(objectOr(called).name, 'a tool');
}

/** Tools are sent `{args, options}`; the arguments are what a reader looks for. */
function payload(sent: Json): Json {
  const { args } = objectOr(sent);
  return args ?? sent;
}

function objectOr(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
