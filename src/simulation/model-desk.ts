import type { Json, JsonObject } from '#domain/json';
import type { HostErrorRecord } from '#domain/step';
import type { TraceEntry } from '#domain/trial';
import { Billing } from './billing.ts';
import type { Circumstances } from './circumstances.ts';
import { type Line, spread, timeoutOf } from './line.ts';
import { PromptCache } from './model/prompt-cache.ts';
import { readRequest, refusalOf } from './model/refuse-request.ts';
import { type ChatRequest, promptTokensOf } from './model/request.ts';
import { chatResponse, type Envelope } from './model/response.ts';
import { type ModelAnswer, SimulatedModel } from './model/simulated-model.ts';
import { subkey } from './random.ts';
import { type Resolved, resolveModel } from './route.ts';
import { apiError } from './wire/errors.ts';
import { OpenStream } from './wire/open-stream.ts';
import { disturb } from './wire/stream-faults.ts';
import { planStream } from './wire/stream-plan.ts';
import { type Delivery, Transport } from './wire/transport.ts';

type Delivered = Exclude<Delivery, { kind: 'error' | 'silence' }>;

/** A call that the model works on. */
interface Work {
  entry: TraceEntry;
  request: ChatRequest;
  model: Resolved;
  answer: ModelAnswer;
  envelope: Envelope;
  /** Virtual milliseconds until the first token and from one token to the next. */
  firstMs: number;
  perTokenMs: number;
  timeoutMs: number;
}

interface Reading {
  stream: OpenStream;
  model: Resolved;
  timeoutMs: number;
}

/** Answers `model.*`: reads requests, lets the wire decide, has the model write, and bills. */
export class ModelDesk {
  readonly billing = new Billing();
  readonly #circumstances: Circumstances;
  readonly #line: Line;
  readonly #model: SimulatedModel;
  readonly #cache = new PromptCache();
  readonly #transports = new Map<string | undefined, Transport>();
  /** Streams under way by their id, and work under way by the operation that asked for it. */
  readonly #streams = new Map<string, Reading>();
  readonly #works = new Map<number, Work>();
  #calls = 0;

  constructor(circumstances: Circumstances, line: Line, delivered: ReadonlySet<string>) {
    const { scene, faults, key } = circumstances;
    this.#circumstances = circumstances;
    this.#line = line;
    this.#model = new SimulatedModel(scene, faults, subkey(key, 'model'), delivered);
  }

  /** `model.chat`: one whole answer. */
  chat(args: JsonObject, entry: TraceEntry): void {
    const work = this.#accept(args, entry);
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
    const work = this.#accept(args, entry);
    if (!work) return;
    const { delivery, timeoutMs, model } = work;
    const headersMs = Math.round(work.firstMs / 2);
    const streamId = `st_${entry.id}`;
    const stream = this.#planned(work, headersMs);
    this.billing.refund(model, work.answer.completionTokens - stream.allTokens);
    this.#streams.set(streamId, { stream, model, timeoutMs });
    if (delivery.kind === 'lost') {
      this.#line.answer(headersMs, entry, { ok: false, error: delivery.error }, timeoutMs);
    } else this.#line.answer(headersMs, entry, { ok: true, value: { streamId } }, timeoutMs);
  }

  /** `model.stream.next`: the next chunk as soon as it is there. */
  nextChunk(args: JsonObject, entry: TraceEntry): void {
    const reading = this.#streams.get(String(args['streamId']));
    if (!reading) {
      this.#line.answer(0, entry, { ok: true, value: { done: true } });
      return;
    }
    const { atMs, result } = reading.stream.next();
    this.#line.answer(Math.max(0, atMs - this.#line.clock.nowMs), entry, result, reading.timeoutMs);
  }

  /** `model.stream.close`: nobody reads on; the provider stops, and bills what it has produced. */
  closeStream(args: JsonObject, entry: TraceEntry): void {
    this.#stop(String(args['streamId']));
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
    this.billing.refund(work.model, total - produced);
  }

  #stop(streamId: string): void {
    const reading = this.#streams.get(streamId);
    if (!reading) return;
    this.#streams.delete(streamId);
    const { stream, model } = reading;
    this.billing.refund(model, stream.allTokens - stream.producedBy(this.#line.clock.nowMs));
  }

  /** Everything up to the model's answer; `undefined` when the call was answered otherwise, or never will be. */
  #accept(args: JsonObject, entry: TraceEntry): (Work & { delivery: Delivered }) | undefined {
    const { nowMs } = this.#line.clock;
    const timeoutMs = timeoutOf(args);
    const read = readRequest(args['request']);
    if (!read.ok) return this.#refuse(40, entry, read.error);
    const { request } = read;
    const model = resolveModel(this.#circumstances.scene, request.model, nowMs);
    if (!model) return this.#refuse(40, entry, unknownModel(request.model));
    const promptTokens = promptTokensOf(request);
    const refusal = refusalOf(request, model, promptTokens);
    if (refusal) return this.#refuse(60, entry, refusal);
    const delivery = this.#transportOf(model.route).deliver(nowMs);
    if (delivery.fault) entry.fault = delivery.fault;
    if (delivery.kind === 'error') return this.#refuse(delivery.afterMs, entry, delivery.error, timeoutMs);
    if (delivery.kind === 'silence') {
      this.billing.charge(model, { prompt: promptTokens, cached: 0, completion: 0 });
      const never: Json = null;
      this.#line.answer(Number.POSITIVE_INFINITY, entry, { ok: true, value: never }, timeoutMs);
      return undefined;
    }
    return { ...this.#work(entry, request, model, timeoutMs), delivery };
  }

  #work(entry: TraceEntry, request: ChatRequest, model: Resolved, timeoutMs: number): Work {
    const { clock } = this.#line;
    const answer = this.#model.complete(request, model, clock.nowMs);
    if (answer.noise) addFault(entry, answer.noise);
    const { promptTokens: prompt, completionTokens: completion } = answer;
    const cachedTokens = this.#cache.cachedTokens(model.version.id, request, prompt);
    this.billing.charge(model, { prompt, cached: cachedTokens, completion });
    const createdS = Math.floor((clock.epochMs + clock.nowMs) / 1000);
    const envelope = { operation: entry.id, model, createdS, cachedTokens };
    return { entry, request, model, answer, envelope, timeoutMs, ...this.#paceOf(model, request, prompt) };
  }

  #paceOf({ pace }: Resolved, request: ChatRequest, promptTokens: number) {
    this.#calls += 1;
    const factor = spread(this.#circumstances.key, 'latency', this.#calls);
    const perTokenMs = pace.perTokenMs + (request.logprobs ? pace.perLogprobMs : 0);
    return {
      firstMs: (pace.firstMs + pace.perPromptTokenMs * promptTokens) * factor,
      perTokenMs: perTokenMs * factor,
    };
  }

  #planned(work: Work & { delivery: Delivered }, headersMs: number): OpenStream {
    const { answer, envelope, model, request, entry, delivery } = work;
    const withUsage = request.stream_options?.include_usage === true;
    const openedMs = this.#line.clock.nowMs + headersMs;
    if (delivery.kind === 'lost')
      return new OpenStream({ chunks: [], ending: { kind: 'silence' } }, openedMs);
    const firstMs = work.firstMs - headersMs + delivery.slowMs;
    const healthy = planStream(answer, envelope, { firstMs, perTokenMs: work.perTokenMs }, withUsage);
    const faults = this.#transportOf(model.route).streamFaults(delivery.attempt);
    const { plan, noise } = disturb(healthy, faults, delivery.attempt);
    for (const words of noise) addFault(entry, words);
    return new OpenStream(plan, openedMs);
  }

  #transportOf(route: string | undefined): Transport {
    const known = this.#transports.get(route);
    if (known) return known;
    const { faults, key, rates, scene } = this.#circumstances;
    const wire = subkey(key, 'wire');
    const own = route === undefined ? wire : subkey(wire, route);
    const transport = new Transport(faults, own, rates, { epochMs: scene.epochMs, route });
    this.#transports.set(route, transport);
    return transport;
  }

  #refuse(delayMs: number, entry: TraceEntry, error: HostErrorRecord, timeoutMs?: number): undefined {
    this.#line.answer(delayMs, entry, { ok: false, error }, timeoutMs);
  }
}

function unknownModel(name: string): HostErrorRecord {
  return apiError(404, `The model ${name} does not exist, or is no longer served.`);
}

function addFault(entry: TraceEntry, words: string): void {
  entry.fault = entry.fault ? `${entry.fault}; ${words}` : words;
}

function streamIdOf(args: Json): string {
  return String((args as JsonObject)['streamId']);
}
