import type { JsonObject } from '#domain/json';
import { type Attempt, type Fault, modelFault } from '../fault.ts';
import { draw, type Key, subkey } from '../random.ts';
import type { Resolved } from '../route.ts';
import type { ModelView, Scene } from '../scene.ts';
import { logprobsOf, type Mark, type TokenLogprob } from './certainty.ts';
import { obeyed } from './instructions.ts';
import { project, schemaOf } from './project.ts';
import { type Reach, reachOf } from './reach.ts';
import { limitCalls, type Rendered, render } from './render.ts';
import { type ChatRequest, type FinishReason, promptTokensOf, tokensOf } from './request.ts';
import { chosenCalls, type WrittenCall, writeCalls } from './tool-calls.ts';
import { groundsOf, type Notes, type Situation, viewOf } from './view.ts';

/** One answer of the simulated model, before transport. */
export interface ModelAnswer {
  content: string | null;
  refusal: string | null;
  /** Empty when it called no tool. */
  toolCalls: readonly WrittenCall[];
  finishReason: FinishReason;
  /** Of the content, when the request asks for them. */
  logprobs: TokenLogprob[] | null;
  promptTokens: number;
  completionTokens: number;
  /** What was special about it, in words for the trace. */
  noise: string | undefined;
  /** Draws of this answer, for what is still to happen to it. */
  draw(name: string): number;
}

type ReachListener = (reach: Omit<Reach, 'operation'>) => void;

/** Requests with a `seed` are drawn by it; these numbers stay clear of ordinals. */
const FIRST_SEEDED_SAMPLE = 1_000_000;

/**
 * The simulated model of one trial. Its behaviour depends on what a request holds and how it is built,
 * never on how it is worded; every chance is a keyed draw.
 */
export class SimulatedModel {
  readonly #scene: Scene;
  readonly #faults: readonly Fault[];
  readonly #key: Key;
  readonly #delivered: ReadonlySet<string>;
  readonly #seen = new Map<string, number>();
  readonly #purposes = new Map<string, number>();

  /** `delivered`: ids of documents that the host handed out so far; read at every call. */
  constructor(scene: Scene, faults: readonly Fault[], key: Key, delivered: ReadonlySet<string>) {
    this.#scene = scene;
    this.#faults = faults;
    this.#key = key;
    this.#delivered = delivered;
  }

  /** `nowMs`: virtual milliseconds since the trial began. `onReach` is told what the model had to go by; it changes nothing. */
  complete(request: ChatRequest, model: Resolved, nowMs: number, onReach?: ReachListener): ModelAnswer {
    const key = model.route === undefined ? this.#key : subkey(this.#key, model.route);
    const sample = this.#sampleFor(request, key, model.competence.flip);
    const at = (name: string) => draw(key, `model:${name}`, sample);
    const attempt = this.#attemptFor(request, model.route, nowMs);
    const refusal = modelFault(this.#faults, 'refuse', attempt);
    const refusalText = this.#pickRefusal(at);
    if (refusal?.how === 'field') return refused(refusalText, request, at);
    const situation = this.#situation(request, model, attempt, at);
    const grounds = groundsOf(situation);
    const notes: Notes = { marks: [], readings: new Map() };
    const answer = this.#answer(situation, viewOf(situation, grounds, notes), notes, refusal && refusalText);
    onReach?.(reachOf(situation, grounds, notes.readings));
    return answer;
  }

  #situation(
    request: ChatRequest,
    model: Resolved,
    attempt: Attempt,
    at: (name: string) => number,
  ): Situation {
    const isForced = modelFault(this.#faults, 'obey', attempt) !== undefined;
    const rules = { competence: model.competence, isForced, draw: at };
    return {
      scene: this.#scene,
      faults: this.#faults,
      delivered: this.#delivered,
      request,
      model,
      attempt,
      promptTokens: promptTokensOf(request),
      obeyed: obeyed(this.#scene.instructions ?? [], request.messages, rules),
      draw: at,
    };
  }

  #answer(
    situation: Situation,
    view: ModelView,
    { marks }: Notes,
    refusalInside: string | undefined,
  ): ModelAnswer {
    const { request, model, attempt, draw: at } = situation;
    const behaviour = this.#scene.model;
    const told = situation.obeyed.map((i) => i.makes);
    const own = behaviour.complete(view);
    const misled: JsonObject = Object.assign({}, own, ...told.map((m) => m.fields ?? {}));
    const all = refusalInside === undefined ? misled : behaviour.refuseInFields(misled, refusalInside);
    const rules = { faults: this.#faults, attempt, competence: model.competence, draw: at };
    const base = { refusal: null, promptTokens: situation.promptTokens, draw: at };
    const intents =
      view.tools.length === 0
        ? []
        : [...told.flatMap((m) => m.calls ?? []), ...(behaviour.calls?.(view) ?? [])];
    const calls = chosenCalls(intents, all, request);
    if (calls.length > 0) {
      const written = writeCalls(calls, request, rules);
      const text = limitCalls(written.calls, request, rules);
      return { ...base, ...calledAnswer(text), noise: text.noise ?? written.noise };
    }
    const text = this.#text(all, view, request, rules);
    const noise = refusalInside === undefined ? text.noise : 'refusal inside valid JSON';
    return { ...base, ...textAnswer(text, request, marks, at), noise };
  }

  #text(
    all: JsonObject,
    view: ModelView,
    request: ChatRequest,
    rules: Parameters<typeof render>[3],
  ): Rendered<string> {
    const schema = schemaOf(request);
    const isPlain = (request.response_format?.type ?? 'text') === 'text';
    const prose = isPlain ? this.#scene.model.prose?.(all, view) : undefined;
    return render(schema ? project(all, schema) : all, prose, request, rules);
  }

  #pickRefusal(at: (name: string) => number): string {
    const list = this.#scene.model.refusals;
    return list[Math.floor(at('refusal') * list.length)] ?? 'I cannot help with that.';
  }

  /** 0 at temperature 0, and the seed's own with a seed (a rare flip apart); otherwise the ordinal of this very request. */
  #sampleFor(request: ChatRequest, key: Key, flip: number): number {
    // As the schema read it: what the API knows comes in the schema's own order.
    const print = JSON.stringify({ ...request, metadata: null });
    const ordinal = (this.#seen.get(print) ?? 0) + 1;
    this.#seen.set(print, ordinal);
    const isHot = (request.temperature ?? 1) > 0;
    if (isHot && request.seed === undefined) return ordinal;
    if (ordinal > 1 && draw(key, 'model:flip', ordinal) < flip) return ordinal;
    return isHot ? FIRST_SEEDED_SAMPLE + (request.seed ?? 0) : 0;
  }

  /** Content faults count attempts per kind of request, so that a first call for triage does not use them up. */
  #attemptFor(request: ChatRequest, route: string | undefined, nowMs: number): Attempt {
    const tools = request.tools?.map((t) => t.function.name).join();
    const purpose = JSON.stringify({ format: request.response_format, tools, route });
    const number = (this.#purposes.get(purpose) ?? 0) + 1;
    this.#purposes.set(purpose, number);
    return { number, nowMs, ...(route !== undefined && { route }) };
  }
}

function refused(text: string, request: ChatRequest, at: (name: string) => number): ModelAnswer {
  return {
    content: null,
    refusal: text,
    toolCalls: [],
    finishReason: 'stop',
    logprobs: null,
    promptTokens: promptTokensOf(request),
    completionTokens: tokensOf(text),
    noise: 'refusal',
    draw: at,
  };
}

function calledAnswer({ content, finishReason }: Rendered<WrittenCall[]>) {
  const completionTokens = content.reduce((sum, c) => sum + tokensOf(c.name) + tokensOf(c.arguments), 0);
  return { content: null, toolCalls: content, finishReason, logprobs: null, completionTokens };
}

function textAnswer(
  { content, finishReason }: Rendered<string>,
  request: ChatRequest,
  marks: readonly Mark[],
  at: (name: string) => number,
) {
  const logprobs = request.logprobs ? logprobsOf(content, marks, request.top_logprobs ?? 0, at) : null;
  return { content, toolCalls: [], finishReason, logprobs, completionTokens: tokensOf(content) };
}
