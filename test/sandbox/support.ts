import type { Json } from '#domain/json';
import { TRIAL_LIMITS, type TrialLimits } from '#domain/limits';
import type { Completion, FromGuest, Operation } from '#domain/step';
import type { Box, Engine, Opened, StepAnswer } from '#sandbox/box';
import { transpile } from '#sandbox/transpile';

export const EPOCH_MS = Date.UTC(2026, 2, 3, 9, 0, 0);
export const ENTRY = 'src/main.ts';

type Files = Record<string, string>;

/** How the outside answers an operation: with a completion, or not at all. */
export type Outside = (
  operation: Operation,
) => Omit<Completion & { ok: true }, 'id'> | Omit<Completion & { ok: false }, 'id'> | null;

export interface Run {
  ending: string;
  value?: Json;
  detail?: string;
  error?: Extract<FromGuest['end'], { ok: false }>['error'];
  ops: Operation[];
  cancels: number[];
  logs: FromGuest['logs'];
  steps: number;
}

export const echo: Outside = ({ op, args }) => ({ ok: true, value: { op, args } });
export const silence: Outside = () => null;

export async function tryOpen(
  engine: Engine,
  source: string | Files,
  limits: Partial<TrialLimits> = {},
  tools: string[] = ['find'],
): Promise<Opened> {
  const texts = typeof source === 'string' ? { [ENTRY]: source } : source;
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  const compiled = transpile(files, ENTRY);
  if (!compiled.ok)
    throw new Error(`${compiled.error.file}:${compiled.error.line}: ${compiled.error.message}`);
  return engine.open(compiled.program, { tools }, { ...TRIAL_LIMITS, ...limits });
}

export async function open(...args: Parameters<typeof tryOpen>): Promise<Box> {
  const opened = await tryOpen(...args);
  if (!opened.ok) throw new Error(`${opened.ending}: ${opened.error.message}`);
  return opened.box;
}

/** One trial from a fresh start to its ending. Each step is answered 100 virtual milliseconds later. */
export function run(box: Box, input: Json = null, outside: Outside = echo): Run {
  const seen: Run = { ending: '', ops: [], cancels: [], logs: [], steps: 0 };
  let nowMs = EPOCH_MS;
  const waiting = new Set<number>();
  box.begin();
  let answer = box.step({ t: 'start', entry: ENTRY, input, epochMs: nowMs });
  for (;;) {
    seen.steps += 1;
    const message = answer.kind === 'message' ? answer.message : answer.sent;
    if (!message) throw new Error('a box that stops says what was sent before');
    seen.ops.push(...message.ops);
    seen.cancels.push(...message.cancels);
    seen.logs.push(...message.logs);
    if (answer.kind === 'stopped') return { ...seen, ending: answer.ending, detail: answer.detail };
    if (message.end) return { ...seen, ...ended(message.end) };
    for (const { id } of message.ops) waiting.add(id);
    for (const id of message.cancels) waiting.delete(id);
    if (waiting.size === 0) return { ...seen, ending: 'hung' };
    const asked = message.ops.filter(({ id }) => waiting.has(id));
    const done = answersTo(asked, outside);
    for (const { id } of done) waiting.delete(id);
    if (done.length === 0) return { ...seen, ending: 'waiting' };
    nowMs += 100;
    answer = box.step({ t: 'resume', done, nowMs });
  }
}

function ended(end: NonNullable<FromGuest['end']>): Pick<Run, 'ending' | 'value' | 'error'> {
  return end.ok ? { ending: 'returned', value: end.value } : { ending: 'threw', error: end.error };
}

function answersTo(ops: Operation[], outside: Outside): Completion[] {
  return ops.flatMap((operation): Completion[] => {
    const answer = outside(operation);
    return answer ? [{ id: operation.id, ...answer }] : [];
  });
}

export function messageOf(answer: StepAnswer): FromGuest {
  if (answer.kind === 'stopped') throw new Error(`stopped: ${answer.ending}: ${answer.detail}`);
  return answer.message;
}

/** A program of one function whose body is given. */
export function program(body: string): string {
  return `export default async function main(input: any, host: any): Promise<unknown> {\n${body}\n}\n`;
}
