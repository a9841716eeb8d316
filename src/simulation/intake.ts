import type { JsonObject } from '#domain/json';
import type { HostErrorRecord } from '#domain/step';
import type { TraceEntry } from '#domain/trial';
import { Billing } from './billing.ts';
import type { Circumstances } from './circumstances.ts';
import { type Line, spread, timeoutOf } from './line.ts';
import { PromptCache } from './model/prompt-cache.ts';
import type { Reach } from './model/reach.ts';
import { readRequest, refusalOf } from './model/refuse-request.ts';
import { type ChatRequest, promptTokensOf } from './model/request.ts';
import type { Envelope } from './model/response.ts';
import { type ModelAnswer, SimulatedModel } from './model/simulated-model.ts';
import { subkey } from './random.ts';
import { type Resolved, resolveModel } from './route.ts';
import { apiError } from './wire/errors.ts';
import { type Delivery, Transport } from './wire/transport.ts';

/** A call that the model works on. */
export interface Work {
  request: ChatRequest;
  model: Resolved;
  answer: ModelAnswer;
  envelope: Envelope;
  /** What the wire does with the answer. */
  delivery: Exclude<Delivery, { kind: 'error' | 'silence' }>;
  /** Virtual milliseconds until the first token and from one token to the next. */
  firstMs: number;
  perTokenMs: number;
  timeoutMs: number;
}

/** Everything up to the model's answer: reads requests, lets the wire decide, has the model write, and bills. */
export class Intake {
  readonly billing = new Billing();
  readonly #circumstances: Circumstances;
  readonly #line: Line;
  readonly #model: SimulatedModel;
  readonly #cache = new PromptCache();
  readonly #transports = new Map<string | undefined, Transport>();
  #calls = 0;

  constructor(circumstances: Circumstances, line: Line, delivered: ReadonlySet<string>) {
    const { scene, faults, key } = circumstances;
    this.#circumstances = circumstances;
    this.#line = line;
    this.#model = new SimulatedModel(scene, faults, subkey(key, 'model'), delivered);
  }

  /** The work on a call; `undefined` when it was answered otherwise, or never will be. */
  accept(args: JsonObject, entry: TraceEntry): Work | undefined {
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
    const delivery = this.transportOf(model.route).deliver(nowMs);
    if (delivery.fault) addFault(entry, delivery.fault);
    if (delivery.kind === 'error') return this.#refuse(delivery.afterMs, entry, delivery.error, timeoutMs);
    if (delivery.kind !== 'silence') return this.#work(entry, request, model, timeoutMs, delivery);
    this.billing.charge(model, { prompt: promptTokens, cached: 0, completion: 0 });
    this.#line.answer(Number.POSITIVE_INFINITY, entry, { ok: true, value: null }, timeoutMs);
    return undefined;
  }

  #work(
    entry: TraceEntry,
    request: ChatRequest,
    model: Resolved,
    timeoutMs: number,
    delivery: Work['delivery'],
  ): Work {
    const { clock } = this.#line;
    const { onReach } = this.#circumstances;
    const tell = onReach && ((reach: Omit<Reach, 'operation'>) => onReach({ operation: entry.id, ...reach }));
    const answer = this.#model.complete(request, model, clock.nowMs, tell);
    if (answer.noise) addFault(entry, answer.noise);
    const { promptTokens: prompt, completionTokens: completion } = answer;
    const cachedTokens = this.#cache.cachedTokens(model.version.id, request, prompt);
    this.billing.charge(model, { prompt, cached: cachedTokens, completion });
    const createdS = Math.floor((clock.epochMs + clock.nowMs) / 1000);
    const envelope = { operation: entry.id, model, createdS, cachedTokens };
    return { request, model, answer, envelope, timeoutMs, delivery, ...this.#paceOf(model, request, prompt) };
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

  /** The provider's side of a route. */
  transportOf(route: string | undefined): Transport {
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

/** Says in the trace what was done to an operation. */
export function addFault(entry: TraceEntry, words: string): void {
  entry.fault = entry.fault ? `${entry.fault}; ${words}` : words;
}
