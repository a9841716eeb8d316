import type { JsonObject } from '#domain/json';
import type { Instruction } from './model/instructions.ts';
import type { ToolIntent, ToolResult } from './model/tool-calls.ts';
import type { Rand } from './random.ts';
import type { Route } from './route.ts';
import type { Tool } from './tool.ts';

/** A stretch of text that the model can recognise in a request, and what it understands by reading it. */
export interface Segment {
  id: string;
  /** As the input holds it. Quotation marks of mails (`> `) and white space do not matter. */
  text: string;
  /** Keys of what it asks, in order: facts or things that no document knows. */
  asks: string[];
  /** Other things to be read off it: `category`, `lang`. */
  labels: JsonObject;
  /** False for quoted older text: reading it as the question is a mistake. */
  live: boolean;
}

/** Something a document states. The model knows it only when `span` is in its context and the document was delivered. */
export interface Fact {
  key: string;
  /** Verbatim, occurs in `span`. */
  value: string;
  /** The sentence of the document, verbatim. */
  span: string;
}

export interface SceneDocument {
  id: string;
  title: string;
  text: string;
  updatedAt: string;
  status: 'live' | 'archived';
  facts: Fact[];
  /** For search: keys the document is near to without answering them. */
  near: string[];
}

/** What a model makes up about a key when nothing supports it. */
export interface Invention {
  value: string;
  sentence: string;
}

/** How good the simulated model is, as probabilities. The card publishes ranges; worlds jitter these by ±20 %. */
export interface Competence {
  /** A wrong value although the evidence is there. */
  slip: number;
  /** Takes the archived of two versions, without and with dates in the context. */
  staleWithoutDates: number;
  staleWithDates: number;
  /** Says so when nothing supports an answer, with and without a field for it. */
  abstainWithField: number;
  abstainWithoutField: number;
  /** Writes English although another language is right, without and with a field that fixes the language. */
  driftFree: number;
  driftFixed: number;
  /** Misses or invents a label when it is asked for beside other work. */
  labelSlipShared: number;
  /** Answers a quoted question when old mail is in the context. */
  quotedConfusion: number;
  /** Wraps JSON in a code fence when no JSON mode is asked for; breaks it in `json_object` mode. */
  fenceInText: number;
  brokenInJsonObject: number;
  /** Repeats differently at temperature 0. */
  flip: number;
  contextTokens: number;
  /** Departs from a schema that is not `strict`: a number as text, a property of its own, one left out. */
  looseSchema: number;
  /** Writes arguments that are no JSON for a tool that is not `strict`. */
  brokenArguments: number;
  /** Follows an instruction found in the system's text, bare in the user's, in a marked block or a tool's result. */
  obeySystem: number;
  obeyBare: number;
  obeyMarked: number;
}

export const COMPETENCE: Competence = {
  slip: 0.03,
  staleWithoutDates: 0.45,
  staleWithDates: 0.04,
  abstainWithField: 0.6,
  abstainWithoutField: 0.08,
  driftFree: 0.25,
  driftFixed: 0.02,
  labelSlipShared: 0.12,
  quotedConfusion: 0.35,
  fenceInText: 0.25,
  brokenInJsonObject: 0.04,
  flip: 0.02,
  contextTokens: 8_000,
  looseSchema: 0.1,
  brokenArguments: 0.03,
  obeySystem: 0.98,
  obeyBare: 0.85,
  obeyMarked: 0.3,
};

/** A world's own numbers: each probability moved by up to ±20 %, so that nobody tunes to a constant. */
export function jittered(base: Competence, rand: Rand): Competence {
  const entries = Object.entries(base).map(([name, value]) => {
    if (name === 'contextTokens') return [name, value];
    return [name, Math.min(1, value * (0.8 + 0.4 * rand.next()))];
  });
  return Object.fromEntries(entries) as Competence;
}

/** The simulated outside of one case: everything a submission can meet there. */
export interface Scene {
  /** Virtual milliseconds since 1970 at the start. */
  epochMs: number;
  segments: Segment[];
  documents: SceneDocument[];
  inventions: Record<string, Invention>;
  competence: Competence;
  tools: Record<string, Tool>;
  model: ModelBehaviour;
  /** Models that a request can name, each with its faults, window, prices and competence. Absent: one, under any name. */
  routes?: readonly Route[];
  /** Instructions that somebody put into the data, and what they would make the model do. */
  instructions?: readonly Instruction[];
}

/** What the model makes of a request: written by the exercise on top of `ModelView`. */
export interface ModelBehaviour {
  /** All fields the model could fill; the rendering keeps those that the request's schema asks for. */
  complete(view: ModelView): JsonObject;
  /** Texts a refusal shows. */
  refusals: string[];
  /** The same fields with a refusal written into them, as models do in JSON modes. */
  refuseInFields(fields: JsonObject, refusal: string): JsonObject;
  /** Properties of a schema that give the model a way to say that it does not know. */
  abstainFields: string[];
  /** Tools it would call now; those that were not offered are left out. Absent: it calls one only when it must. */
  calls?(view: ModelView): ToolIntent[];
  /** What it writes when no JSON mode is asked for; `undefined`, or absent: the fields as JSON. */
  prose?(fields: JsonObject, view: ModelView): string | undefined;
}

export type Reading =
  | { kind: 'right' | 'stale' | 'slip' | 'fabricated'; value: string; quote: string; source: string }
  | { kind: 'abstain' };

/** One request as the model sees it. Draws are keyed by name and by the sample of this call. */
export interface ModelView {
  /** Recognised segments in order of the scene. */
  segments: readonly Segment[];
  competence: Competence;
  /** Name of the route (`undefined` where the scene lists none), and the version that answers. */
  route: string | undefined;
  version: string;
  /** What the model believes it is asked, after a possible confusion with quoted text. */
  asks: readonly string[];
  /** What it believes about a key: evidence gate, then competence. */
  read(key: string): Reading;
  /**
   * Says of a text in the answer whether it is right, so that its log probabilities know; `read` does so itself. `field`: the
   * property whose value it is; `probability`: what the model thinks of it, in (0, 1), in place of a draw from `isRight`.
   */
  mark(text: string, isRight: boolean, more?: { field?: string; probability?: number }): void;
  /** A confidence as models report it: nearly the same whether it is right or wrong. */
  selfReport(isRight: boolean): number;
  /** Whether it follows an instruction that the data holds. */
  obeys(id: string): boolean;
  /** Names of the tools that it may call now. */
  tools: readonly string[];
  /** Its calls so far in this talk with what came back, in order. */
  results: readonly ToolResult[];
  /** Whether the request's schema names this property at its top level (always false without a schema). */
  wants(property: string): boolean;
  /** The schema of a top-level property, if asked for. */
  schemaOf(property: string): JsonObject | undefined;
  /** Whether the request has a schema at all. */
  readonly structured: boolean;
  /** Everything that the request puts before the model, instructions and data alike, and how many tokens that is. */
  readonly text: string;
  readonly promptTokens: number;
  draw(name: string): number;
  pick<T>(name: string, list: readonly T[]): T;
  /** Whether a fault of this kind hits this call. */
  faulty(kind: 'slip' | 'stale' | 'drift' | 'overconfident' | 'fabricate'): boolean;
}
