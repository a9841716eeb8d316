import { isObject, type Json, type JsonObject } from '#domain/json';
import type { TraceEntry } from '#domain/trial';
import type { Billing } from './billing.ts';
import { addFault, type Intake, type Work } from './intake.ts';
import type { Line } from './line.ts';
import { chatResponse } from './model/response.ts';
import type { Resolved } from './route.ts';
import { OpenStream } from './wire/open-stream.ts';
import { disturb } from './wire/stream-faults.ts';
import { planStream } from './wire/stream-plan.ts';

interface Reading {
  stream: OpenStream;
  model: Resolved;
  timeoutMs: number;
}

/** Answers `model.*`: whole answers, and streams chunk by chunk. */
export class ModelDesk {
  readonly #intake: Intake;
  readonly #line: Line;
  /** Streams under way by their id, and work under way by the operation that asked for it. */
  readonly #streams = new Map<string, Reading>();
  readonly #works = new Map<number, Work>();

  constructor(intake: Intake, line: Line) {
    this.#intake = intake;
    this.#line = line;
  }

  get billing(): Billing {
    return this.#intake.billing;
  }

  /** `model.chat`: one whole answer. */
  chat(args: JsonObject, entry: TraceEntry): void {
    const work = this.#intake.accept(args, entry);
    if (!work) return;
    const { answer, envelope, timeoutMs, firstMs, perTokenMs } = work;
    const delayMs = Math.round(firstMs + perTokenMs * answer.completionTokens);
    this.#works.set(entry.id, work);
    const { delivery } = work;
    if (delivery.kind === 'lost') {
      this.#line.answer(delayMs, entry, { ok: false, error: delivery.error }, timeoutMs);
    } else {
      const value = chatResponse(answer, envelope);
      this.#line.answer(delayMs + delivery.slowMs, entry, { ok: true, value }, timeoutMs);
    }
  }

  /** `model.stream`: the headers. The time-out holds for them, and again for the wait for each chunk. */
  openStream(args: JsonObject, entry: TraceEntry): void {
    const work = this.#intake.accept(args, entry);
    if (!work) return;
    const { delivery, timeoutMs, model } = work;
    const headersMs = Math.round(work.firstMs / 2);
    const streamId = `st_${entry.id}`;
    const stream = this.#planned(work, entry, headersMs);
    this.#intake.billing.refund(model, work.answer.completionTokens - stream.allTokens);
    this.#streams.set(streamId, { stream, model, timeoutMs });
    if (delivery.kind === 'lost') {
      this.#line.answer(headersMs, entry, { ok: false, error: delivery.error }, timeoutMs);
    } else this.#line.answer(headersMs, entry, { ok: true, value: { streamId } }, timeoutMs);
  }

  /** `model.stream.next`: the next chunk as soon as it is there. */
  nextChunk(args: JsonObject, entry: TraceEntry): void {
    const reading = this.#streams.get(streamIdOf(args));
    if (!reading) {
      this.#line.answer(0, entry, { ok: true, value: { done: true } });
      return;
    }
    const { atMs, result } = reading.stream.next();
    this.#line.answer(Math.max(0, atMs - this.#line.clock.nowMs), entry, result, reading.timeoutMs);
  }

  /** `model.stream.close`: nobody reads on; the provider stops, and bills what it has produced. */
  closeStream(args: JsonObject, entry: TraceEntry): void {
    this.#stop(streamIdOf(args));
    this.#line.answer(0, entry, { ok: true, value: null });
  }

  /** A cancelled call: the provider stops working on it. */
  cancelled(entry: TraceEntry): void {
    if (entry.op === 'model.stream') this.#stop(`st_${entry.id}`);
    if (entry.op === 'model.stream.next') this.#stop(streamIdOf(entry.args));
    const work = entry.op === 'model.chat' ? this.#works.get(entry.id) : undefined;
    if (!work) return;
    const passedMs = this.#line.clock.nowMs - entry.startMs - work.firstMs;
    const total = work.answer.completionTokens;
    const produced = Math.min(total, Math.max(0, Math.floor(passedMs / work.perTokenMs)));
    this.#intake.billing.refund(work.model, total - produced);
  }

  #stop(streamId: string): void {
    const reading = this.#streams.get(streamId);
    if (!reading) return;
    this.#streams.delete(streamId);
    const { stream, model } = reading;
    this.#intake.billing.refund(model, stream.allTokens - stream.producedBy(this.#line.clock.nowMs));
  }

  #planned(work: Work, entry: TraceEntry, headersMs: number): OpenStream {
    const { answer, envelope, model, request, delivery } = work;
    const withUsage = request.stream_options?.include_usage === true;
    const openedMs = this.#line.clock.nowMs + headersMs;
    if (delivery.kind === 'lost')
      return new OpenStream({ chunks: [], ending: { kind: 'silence' } }, openedMs);
    const firstMs = work.firstMs - headersMs + delivery.slowMs;
    const healthy = planStream(answer, envelope, { firstMs, perTokenMs: work.perTokenMs }, withUsage);
    const faults = this.#intake.transportOf(model.route).streamFaults(delivery.attempt);
    const { plan, noise } = disturb(healthy, faults, delivery.attempt);
    for (const words of noise) addFault(entry, words);
    return new OpenStream(plan, openedMs);
  }
}

function streamIdOf(args: Json): string {
  const id = isObject(args) ? args['streamId'] : undefined;
  return typeof id === 'string' ? id : '';
}
