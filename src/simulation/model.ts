import { canonicalJson, type Json, type JsonObject } from '#domain/json';
import { type Evidence, readKey } from './evidence.ts';
import { type Fault, modelFault } from './fault.ts';
import { type ChatRequest, type FinishReason, tokensOf } from './model-api.ts';
import { draw, type Key } from './random.ts';
import { recognise, words } from './recognise.ts';
import { project, render, schemaOf } from './render.ts';
import type { ModelView, Scene, Segment } from './scene.ts';

/** One answer of the simulated model, before transport. */
export interface ModelAnswer {
  content: string | null;
  refusal: string | null;
  finishReason: FinishReason;
  promptTokens: number;
  completionTokens: number;
  /** What was special about it, in words for the trace. */
  noise: string | undefined;
}

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

  constructor(scene: Scene, faults: readonly Fault[], key: Key, delivered: ReadonlySet<string>) {
    this.#scene = scene;
    this.#faults = faults;
    this.#key = key;
    this.#delivered = delivered;
  }

  /** Tokens of a request: its messages and its schema. */
  static promptTokens(request: ChatRequest): number {
    const schema = schemaOf(request);
    const text = request.messages.reduce((sum, m) => sum + (m.content?.length ?? 0) + 12, 0);
    return Math.ceil(text / 4) + (schema ? tokensOf(JSON.stringify(schema)) : 0);
  }

  complete(request: ChatRequest): ModelAnswer {
    const sample = this.#sampleFor(request);
    const attempt = this.#attemptFor(request);
    const at = (name: string) => draw(this.#key, `model:${name}`, sample);
    const promptTokens = SimulatedModel.promptTokens(request);
    const refusal = modelFault(this.#faults, 'refuse', attempt);
    const refusalText = this.#pickRefusal(at);
    if (refusal?.how === 'field') {
      const completionTokens = tokensOf(refusalText);
      return {
        content: null,
        refusal: refusalText,
        finishReason: 'stop',
        promptTokens,
        completionTokens,
        noise: 'refusal',
      };
    }
    const all = this.#scene.model.complete(this.#view(request, attempt, promptTokens, at));
    const fields = refusal ? this.#scene.model.refuseInFields(all, refusalText) : all;
    const schema = schemaOf(request);
    const wanted = schema ? (project(fields, schema) as JsonObject) : fields;
    const { competence } = this.#scene;
    const text = render(wanted, request, { faults: this.#faults, attempt, competence, draw: at });
    return {
      content: text.content,
      refusal: null,
      finishReason: text.finishReason,
      promptTokens,
      completionTokens: tokensOf(text.content),
      noise: refusal ? 'refusal inside valid JSON' : text.noise,
    };
  }

  #pickRefusal(at: (name: string) => number): string {
    const list = this.#scene.model.refusals;
    return list[Math.floor(at('refusal') * list.length)] ?? 'I cannot help with that.';
  }

  /** 0 at temperature 0 (a rare flip apart); otherwise the ordinal of this very request. */
  #sampleFor(request: ChatRequest): number {
    const print = canonicalJson({ ...request, metadata: null } as unknown as Json);
    const ordinal = (this.#seen.get(print) ?? 0) + 1;
    this.#seen.set(print, ordinal);
    if ((request.temperature ?? 1) > 0) return ordinal;
    const flips = ordinal > 1 && draw(this.#key, 'model:flip', ordinal) < this.#scene.competence.flip;
    return flips ? ordinal : 0;
  }

  /** Content faults count attempts per kind of request, so that a first call for triage does not use them up. */
  #attemptFor(request: ChatRequest): number {
    const purpose = canonicalJson((request.response_format ?? null) as unknown as Json);
    const attempt = (this.#purposes.get(purpose) ?? 0) + 1;
    this.#purposes.set(purpose, attempt);
    return attempt;
  }

  #view(
    request: ChatRequest,
    attempt: number,
    contextTokens: number,
    at: (name: string) => number,
  ): ModelView {
    const scene = this.#scene;
    const contextText = request.messages.map((m) => m.content ?? '').join('\n');
    const contextWords = words(contextText);
    const segments = recognise(scene.segments, contextWords);
    const schema = schemaOf(request);
    const properties = (schema?.['properties'] ?? {}) as JsonObject;
    const evidence: Evidence = {
      contextText,
      contextWords,
      contextTokens,
      documents: scene.documents,
      delivered: this.#delivered,
    };
    const canAbstain = Object.keys(properties).some((p) => scene.model.abstainFields.includes(p));
    const hit = (kind: 'slip' | 'stale' | 'drift' | 'overconfident') =>
      modelFault(this.#faults, kind, attempt) !== undefined;
    const fabricate = modelFault(this.#faults, 'fabricate', attempt)?.how;
    const forced = { slip: hit('slip'), stale: hit('stale'), ...(fabricate && { fabricate }) };
    const rules = {
      competence: scene.competence,
      inventions: scene.inventions,
      canAbstain,
      forced,
      draw: at,
    };
    return {
      segments,
      competence: scene.competence,
      asks: believedAsks(segments, scene.competence.quotedConfusion, at),
      read: (key) => readKey(key, evidence, rules),
      wants: (property) => Object.hasOwn(properties, property),
      schemaOf: (property) => properties[property] as JsonObject | undefined,
      structured: schema !== undefined,
      draw: at,
      pick: (name, list) => list[Math.floor(at(`pick:${name}`) * list.length)] as (typeof list)[number],
      faulty: (kind) => hit(kind),
    };
  }
}

/** Live questions; a quoted one instead, when old mail is in the context and the model takes it for the question. */
function believedAsks(
  segments: readonly Segment[],
  confusion: number,
  at: (name: string) => number,
): string[] {
  const live = segments.filter((s) => s.live).flatMap((s) => s.asks);
  const quoted = segments.filter((s) => !s.live).flatMap((s) => s.asks);
  if (quoted.length > 0 && live.length > 0 && at('quoted') < confusion) return [...new Set(quoted)];
  return [...new Set(live.length > 0 ? live : quoted)];
}
