import { isObject, type JsonObject } from '#domain/json';
import type { Completion, LogRecord, Operation } from '#domain/step';
import type { Effect, RouteUse, TokenUse, Trace, TraceEntry } from '#domain/trial';
import { CaseStore } from './case-store.ts';
import type { Circumstances } from './circumstances.ts';

import { VirtualClock } from './clock.ts';
import { Intake } from './intake.ts';
import { type Answer, LONGEST_WAIT_MS, SDK_TIMEOUT_MS } from './line.ts';
import { ModelDesk } from './model-desk.ts';
import { ToolDesk } from './tool-desk.ts';
import { apiError, timeoutError } from './wire/errors.ts';

export type { Circumstances };

/**
 * The outside of one trial. Operations go in, answers come out at their virtual time; everything is recorded.
 * Holds no expectation: what is right is decided elsewhere, on the trace.
 */
export class Outside {
  readonly clock: VirtualClock;
  readonly trace: Trace = { entries: [], logs: [] };
  readonly effects: Effect[] = [];
  readonly #models: ModelDesk;
  readonly #tools: ToolDesk;
  readonly #store = new CaseStore();
  readonly #delivered = new Set<string>();
  readonly #cancelled = new Set<number>();
  #done: Completion[] = [];
  #pending = 0;
  #reviews = 0;

  constructor(circumstances: Circumstances) {
    this.clock = new VirtualClock(circumstances.scene.epochMs);
    const line = { clock: this.clock, answer: this.#answerAfter.bind(this) };
    this.#models = new ModelDesk(new Intake(circumstances, line, this.#delivered), line);
    this.#tools = new ToolDesk(circumstances, line, this.effects);
  }

  /** Operations that have not been answered yet. */
  get pending(): number {
    return this.#pending;
  }

  /** What the provider bills, over all routes. */
  get tokens(): TokenUse {
    return this.#models.billing.tokens;
  }

  /** The same by route, with the route's own prices. */
  get uses(): readonly RouteUse[] {
    return this.#models.billing.uses;
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
    this.#dispatch(isObject(operation.args) ? operation.args : {}, entry);
  }

  cancel(id: number): void {
    const entry = this.trace.entries.find((e) => e.id === id);
    if (!entry || entry.endMs !== null || this.#cancelled.has(id)) return;
    this.#cancelled.add(id);
    this.#pending -= 1;
    entry.fault = entry.fault ? `${entry.fault}; cancelled` : 'cancelled';
    this.#models.cancelled(entry);
  }

  /** Moves to the next moment at which something is answered. Empty when nothing will ever be. */
  advance(): Completion[] {
    this.#done = [];
    while (this.#done.length === 0 && this.#pending > 0) {
      if (!this.clock.advance()) break;
    }
    return this.#done;
  }

  #dispatch(args: JsonObject, entry: TraceEntry): void {
    const { op } = entry;
    if (op === 'model.chat') this.#models.chat(args, entry);
    else if (op === 'model.stream') this.#models.openStream(args, entry);
    else if (op === 'model.stream.next') this.#models.nextChunk(args, entry);
    else if (op === 'model.stream.close') this.#models.closeStream(args, entry);
    else if (op === 'clock.sleep') this.#sleep(args, entry);
    else if (op === 'store.get') this.#answerAfter(2, entry, this.#store.read(args));
    else if (op === 'store.put') this.#answerAfter(3, entry, this.#store.write(args));
    else if (op === 'review.enqueue') this.#enqueue(args, entry);
    else if (op.startsWith('tool.')) this.#tools.call(op.slice('tool.'.length), args, entry);
    else {
      const error = apiError(400, `${op} is not offered here.`, {}, 'unsupported_operation');
      this.#answerAfter(0, entry, { ok: false, error });
    }
  }

  #sleep(args: JsonObject, entry: TraceEntry): void {
    const ms = typeof args['ms'] === 'number' && args['ms'] > 0 ? args['ms'] : 0;
    const awake: Answer = { ok: true, value: null };
    this.#answerAfter(Math.min(ms, LONGEST_WAIT_MS), entry, awake, Number.POSITIVE_INFINITY);
  }

  #enqueue(args: JsonObject, entry: TraceEntry): void {
    this.#reviews += 1;
    this.effects.push({ op: 'review.enqueue', args, atMs: this.clock.nowMs });
    this.#answerAfter(35, entry, { ok: true, value: { reviewId: `rv_${this.#reviews}` } });
  }

  #answerAfter(delayMs: number, entry: TraceEntry, answer: Answer, timeoutMs = SDK_TIMEOUT_MS): void {
    const isLate = delayMs > timeoutMs;
    const shown: Answer = isLate ? { ok: false, error: timeoutError(timeoutMs) } : answer;
    this.clock.after(isLate ? timeoutMs : delayMs, () => this.#complete(entry, shown));
  }

  #complete(entry: TraceEntry, answer: Answer): void {
    if (this.#cancelled.has(entry.id)) return;
    entry.endMs = this.clock.nowMs;
    entry.ok = answer.ok;
    entry.answer = answer.ok ? answer.value : { ...answer.error };
    this.#pending -= 1;
    if (!answer.ok) {
      this.#done.push({ id: entry.id, ok: false, error: answer.error });
      return;
    }
    for (const id of answer.delivers ?? []) this.#delivered.add(id);
    this.#done.push({ id: entry.id, ok: true, value: answer.value });
  }
}
