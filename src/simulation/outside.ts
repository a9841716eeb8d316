import { isObject, type Json, type JsonObject } from '#domain/json';
import type { Completion, HostErrorRecord, LogRecord, Operation } from '#domain/step';
import type { Effect, TokenUse, Trace, TraceEntry } from '#domain/trial';
import { VirtualClock } from './clock.ts';
import { type Fault, hits, type NaturalRates, type ToolFault } from './fault.ts';
import { SimulatedModel } from './model.ts';
import { type ChatRequest, chatRequestSchema } from './model-api.ts';
import { draw, type Key, subkey } from './random.ts';
import { recognise, words } from './recognise.ts';
import type { Scene, Tool, ToolView } from './scene.ts';
import { apiError, Transport } from './transport.ts';

/** What one trial meets: a scene, what goes wrong in it, and the key its luck is drawn with. */
export interface Circumstances {
  scene: Scene;
  faults: readonly Fault[];
  key: Key;
  /** Faults at natural rates on top, for traffic. */
  rates?: NaturalRates;
}

/** `delivers`: ids of documents that the program has once the answer arrives, and not before. */
type Answer = { ok: true; value: Json; delivers?: readonly string[] } | { ok: false; error: HostErrorRecord };

/** A provider's SDK gives up after ten minutes. */
const SDK_TIMEOUT_MS = 600_000;
/** What a timer of 32 bits can hold, nearly 25 days: sums of it stay numbers that JSON can hold. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;
const LATENCY_SPREAD = 0.25;

/**
 * The outside of one trial. Operations go in, answers come out at their virtual time; everything is recorded.
 * Holds no expectation: what is right is decided elsewhere, on the trace.
 */
export class Outside {
  readonly clock: VirtualClock;
  readonly trace: Trace = { entries: [], logs: [] };
  readonly effects: Effect[] = [];
  readonly tokens: TokenUse = { prompt: 0, completion: 0 };
  readonly #circumstances: Circumstances;
  readonly #model: SimulatedModel;
  readonly #transport: Transport;
  readonly #delivered = new Set<string>();
  readonly #store = new Map<string, { value: Json; version: number }>();
  readonly #attempts = new Map<string, number>();
  readonly #cancelled = new Set<number>();
  #done: Completion[] = [];
  #pending = 0;
  #reviews = 0;

  constructor(circumstances: Circumstances) {
    const { scene, faults, key, rates } = circumstances;
    this.#circumstances = circumstances;
    this.clock = new VirtualClock(scene.epochMs);
    this.#model = new SimulatedModel(scene, faults, subkey(key, 'model'), this.#delivered);
    this.#transport = new Transport(faults, subkey(key, 'wire'), rates);
  }

  /** Operations that have not been answered yet. */
  get pending(): number {
    return this.#pending;
  }

  log(records: readonly LogRecord[]): void {
    for (const record of records) this.trace.logs.push({ ...record, atMs: this.clock.nowMs });
  }

  start(operation: Operation): void {
    const entry: TraceEntry = {
      id: operation.id,
      op: operation.op,
      startMs: this.clock.nowMs,
      endMs: null,
      args: operation.args,
      ok: false,
      answer: null,
    };
    this.trace.entries.push(entry);
    this.#pending += 1;
    this.#dispatch(operation, entry);
  }

  cancel(id: number): void {
    const entry = this.trace.entries.find((e) => e.id === id);
    if (!entry || entry.endMs !== null || this.#cancelled.has(id)) return;
    this.#cancelled.add(id);
    this.#pending -= 1;
    entry.fault = entry.fault ? `${entry.fault}; cancelled` : 'cancelled';
  }

  /** Moves to the next moment at which something is answered. Empty when nothing will ever be. */
  advance(): Completion[] {
    this.#done = [];
    while (this.#done.length === 0 && this.#pending > 0) {
      if (!this.clock.advance()) break;
    }
    return this.#done;
  }

  #dispatch(operation: Operation, entry: TraceEntry): void {
    const args = isObject(operation.args) ? operation.args : {};
    const { op } = operation;
    if (op === 'model.chat') this.#chat(args, entry);
    else if (op === 'clock.sleep') this.#sleep(args, entry);
    else if (op === 'store.get') this.#answerAfter(2, entry, { ok: true, value: this.#read(args) });
    else if (op === 'store.put') this.#answerAfter(3, entry, this.#write(args));
    else if (op === 'review.enqueue') this.#enqueue(args, entry);
    else if (op.startsWith('tool.')) this.#callTool(op.slice('tool.'.length), args, entry);
    else
      this.#answerAfter(0, entry, {
        ok: false,
        error: apiError(400, `${op} is not offered here.`, {}, 'unsupported_operation'),
      });
  }

  #sleep(args: JsonObject, entry: TraceEntry): void {
    const ms = typeof args['ms'] === 'number' && args['ms'] > 0 ? args['ms'] : 0;
    this.#answerAfter(
      Math.min(ms, LONGEST_WAIT_MS),
      entry,
      { ok: true, value: null },
      Number.POSITIVE_INFINITY,
    );
  }

  // ---- the model

  #chat(args: JsonObject, entry: TraceEntry): void {
    const parsed = chatRequestSchema.safeParse(args['request']);
    const timeoutMs = timeoutOf(args);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const message = `Invalid request: ${issue?.path.join('.') || 'request'}: ${issue?.message ?? 'not an object'}.`;
      this.#answerAfter(40, entry, { ok: false, error: apiError(400, message) });
      return;
    }
    const request = parsed.data;
    const promptTokens = SimulatedModel.promptTokens(request);
    const { contextTokens } = this.#circumstances.scene.competence;
    if (promptTokens > contextTokens) {
      const message = `The request has ${promptTokens} tokens; the context window has ${contextTokens}.`;
      this.#answerAfter(60, entry, {
        ok: false,
        error: apiError(400, message, {}, 'context_length_exceeded'),
      });
      return;
    }
    this.#deliver(request, entry, timeoutMs, promptTokens);
  }

  #deliver(request: ChatRequest, entry: TraceEntry, timeoutMs: number, promptTokens: number): void {
    const delivery = this.#transport.deliver(this.clock.nowMs);
    if (delivery.fault) entry.fault = delivery.fault;
    if (delivery.kind === 'error') {
      this.#answerAfter(delivery.afterMs, entry, { ok: false, error: delivery.error }, timeoutMs);
      return;
    }
    if (delivery.kind === 'silence') {
      this.tokens.prompt += promptTokens;
      this.#answerAfter(Number.POSITIVE_INFINITY, entry, { ok: true, value: null }, timeoutMs);
      return;
    }
    const answer = this.#model.complete(request);
    if (answer.noise) entry.fault = [entry.fault, answer.noise].filter(Boolean).join('; ');
    this.tokens.prompt += answer.promptTokens;
    this.tokens.completion += answer.completionTokens;
    const base = 250 + 0.3 * answer.promptTokens + 18 * answer.completionTokens;
    const latencyMs = Math.round(base * this.#spread('latency', this.#attempt('latency'))) + delivery.slowMs;
    this.#answerAfter(
      latencyMs,
      entry,
      { ok: true, value: chatResponse(request, answer, entry.id, this.clock) },
      timeoutMs,
    );
  }

  // ---- tools, store, hand-off

  #callTool(name: string, args: JsonObject, entry: TraceEntry): void {
    const tool = this.#circumstances.scene.tools[name];
    const timeoutMs = timeoutOf(args);
    if (!tool) {
      this.#answerAfter(0, entry, { ok: false, error: toolError(`There is no tool ${name}.`, 404) });
      return;
    }
    const attempt = this.#attempt(`tool:${name}`);
    const fault = this.#toolFault(name, attempt);
    if (fault) entry.fault = fault.kind === 'error' ? String(fault.status) : fault.kind;
    if (fault?.kind === 'hang') {
      this.#answerAfter(Number.POSITIVE_INFINITY, entry, { ok: true, value: null }, timeoutMs);
    } else if (fault?.kind === 'error') {
      this.#answerAfter(
        90,
        entry,
        { ok: false, error: toolError(`${name} answered ${fault.status}.`, fault.status) },
        timeoutMs,
      );
    } else {
      this.#answerWithTool(tool, name, args, entry, attempt, fault?.kind === 'empty', timeoutMs);
    }
  }

  #answerWithTool(
    tool: Tool,
    name: string,
    args: JsonObject,
    entry: TraceEntry,
    attempt: number,
    isEmpty: boolean,
    timeoutMs: number,
  ): void {
    const { value, delivers } = tool.answer(args['args'] ?? null, this.#toolView(name));
    const latencyMs = Math.round(tool.latencyMs * this.#spread(`tool:${name}`, attempt));
    this.effects.push({ op: `tool.${name}`, args, atMs: this.clock.nowMs });
    const answer: Answer = isEmpty
      ? { ok: true, value: [] }
      : { ok: true, value, ...(delivers && { delivers }) };
    this.#answerAfter(latencyMs, entry, answer, timeoutMs);
  }

  #toolFault(name: string, attempt: number): ToolFault | undefined {
    const found = this.#circumstances.faults.find(
      (f) => f.on === 'tool' && f.tool === name && hits(f, attempt),
    );
    return found as ToolFault | undefined;
  }

  #toolView(name: string): ToolView {
    const { scene, key } = this.#circumstances;
    return {
      documents: scene.documents,
      asksIn: (text) => recognise(scene.segments, words(text)).flatMap((s) => s.asks),
      draw: (what) => draw(key, `tool:${name}:${what}`),
    };
  }

  #enqueue(args: JsonObject, entry: TraceEntry): void {
    this.#reviews += 1;
    this.effects.push({ op: 'review.enqueue', args, atMs: this.clock.nowMs });
    this.#answerAfter(35, entry, { ok: true, value: { reviewId: `rv_${this.#reviews}` } });
  }

  #read(args: JsonObject): Json {
    const found = this.#store.get(String(args['key']));
    return found ? { value: found.value, version: found.version } : null;
  }

  #write(args: JsonObject): Answer {
    const key = String(args['key']);
    const current = this.#store.get(key)?.version ?? 0;
    const options = isObject(args['options']) ? args['options'] : {};
    const expected = options['ifVersion'];
    const stale = expected !== undefined && (expected ?? 0) !== current;
    if (stale) return { ok: false, error: toolError(`${key} is at version ${current}.`, 409) };
    this.#store.set(key, { value: args['value'] ?? null, version: current + 1 });
    return { ok: true, value: { version: current + 1 } };
  }

  // ---- time

  #attempt(name: string): number {
    const attempt = (this.#attempts.get(name) ?? 0) + 1;
    this.#attempts.set(name, attempt);
    return attempt;
  }

  /** Log-normal factor around 1. */
  #spread(name: string, sample: number): number {
    const { key } = this.#circumstances;
    const u = Math.max(1e-9, draw(key, `${name}:u`, sample));
    const v = draw(key, `${name}:v`, sample);
    return Math.exp(LATENCY_SPREAD * Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v));
  }

  #answerAfter(delayMs: number, entry: TraceEntry, answer: Answer, timeoutMs = SDK_TIMEOUT_MS): void {
    if (delayMs > timeoutMs) {
      const error: HostErrorRecord = {
        name: 'TimeoutError',
        status: null,
        code: 'ETIMEDOUT',
        headers: {},
        message: `No answer within ${timeoutMs} ms.`,
      };
      this.clock.after(timeoutMs, () => this.#complete(entry, { ok: false, error }));
    } else {
      this.clock.after(delayMs, () => this.#complete(entry, answer));
    }
  }

  #complete(entry: TraceEntry, answer: Answer): void {
    if (this.#cancelled.has(entry.id)) return;
    entry.endMs = this.clock.nowMs;
    entry.ok = answer.ok;
    entry.answer = answer.ok ? answer.value : (answer.error as unknown as Json);
    this.#pending -= 1;
    if (!answer.ok) {
      this.#done.push({ id: entry.id, ok: false, error: answer.error });
      return;
    }
    for (const id of answer.delivers ?? []) this.#delivered.add(id);
    this.#done.push({ id: entry.id, ok: true, value: answer.value });
  }
}

function timeoutOf(args: JsonObject): number {
  const options = isObject(args['options']) ? args['options'] : {};
  const timeoutMs = options['timeoutMs'];
  if (typeof timeoutMs !== 'number' || timeoutMs <= 0) return SDK_TIMEOUT_MS;
  return Math.min(timeoutMs, LONGEST_WAIT_MS);
}

function toolError(message: string, status: number): HostErrorRecord {
  return { name: 'ToolError', status, code: null, headers: {}, message };
}

function chatResponse(
  request: ChatRequest,
  answer: ReturnType<SimulatedModel['complete']>,
  id: number,
  clock: VirtualClock,
): Json {
  const { promptTokens, completionTokens } = answer;
  return {
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created: Math.floor((clock.epochMs + clock.nowMs) / 1000),
    model: request.model.endsWith('-latest') ? 'aurora-2-2026-03-01' : request.model,
    system_fingerprint: 'fp_aurora2_0301',
    choices: [
      {
        index: 0,
        finish_reason: answer.finishReason,
        logprobs: null,
        message: { role: 'assistant', content: answer.content, refusal: answer.refusal },
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
      prompt_tokens_details: { cached_tokens: 0 },
    },
  };
}
