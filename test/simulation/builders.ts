import type { Json, JsonObject } from '#domain/json';
import type { Completion } from '#domain/step';
import { type Circumstances, Outside } from '#simulation/outside';
import { keyOf } from '#simulation/random';
import { COMPETENCE, type Competence, type Scene, type SceneDocument } from '#simulation/scene';
import type { Tool } from '#simulation/tool';

export const EPOCH_MS = Date.UTC(2026, 2, 3, 9, 0, 0);

/** A model that never errs by itself: every chance is switched off, so that a test switches on one. */
export const SOUND: Competence = {
  ...COMPETENCE,
  slip: 0,
  staleWithoutDates: 0,
  staleWithDates: 0,
  abstainWithField: 1,
  abstainWithoutField: 0,
  quotedConfusion: 0,
  fenceInText: 0,
  brokenInJsonObject: 0,
  flip: 0,
};

export const QUESTION = 'How many days do I have to send a jacket back that does not fit me?';
export const SPAN = 'Items that do not fit may be returned within 30 days of their delivery.';
export const OLD_SPAN = 'Customers could hand a purchase back during the first 14 days after buying.';

export function aDocument(over: Partial<SceneDocument> = {}): SceneDocument {
  return {
    id: 'KB-1',
    title: 'Returns',
    text: `Returns\n${SPAN} Please keep the receipt.`,
    updatedAt: '2026-02-01',
    status: 'live',
    facts: [{ key: 'return_window', value: '30 days', span: SPAN }],
    near: [],
    ...over,
  };
}

export function anOldDocument(): SceneDocument {
  return aDocument({
    id: 'KB-2',
    text: `Returns until 2024\n${OLD_SPAN} This was our rule.`,
    updatedAt: '2024-05-01',
    status: 'archived',
    facts: [{ key: 'return_window', value: '14 days', span: OLD_SPAN }],
  });
}

/** Hands out every document of the scene. */
export const search: Tool = {
  latencyMs: 300,
  answer: (_args, { documents }) => ({
    value: documents.map(({ id, text, updatedAt, status }) => ({ id, text, updatedAt, status })),
    delivers: documents.map((d) => d.id),
  }),
};

/** One question about one rule. The model answers with what it reads about every key it is asked for. */
export function aScene(over: Partial<Scene> = {}): Scene {
  return {
    epochMs: EPOCH_MS,
    segments: [{ id: 'live', text: QUESTION, asks: ['return_window'], labels: {}, live: true }],
    documents: [aDocument()],
    inventions: { return_window: { value: '90 days', sentence: 'You have 90 days to send it back.' } },
    competence: SOUND,
    tools: { search },
    model: {
      complete: (view) => ({
        asks: [...view.asks],
        readings: view.asks.map((key) => view.read(key) as unknown as JsonObject),
        luck: view.draw('luck'),
        drifts: view.faulty('drift'),
      }),
      refusals: ['I cannot help with that.'],
      refuseInFields: (fields, refusal) => ({ ...fields, readings: refusal }),
      abstainFields: ['answerable'],
    },
    ...over,
  };
}

export function anOutside(over: Partial<Circumstances> = {}): Outside {
  return new Outside({ scene: aScene(), faults: [], key: keyOf('tests', 'trial'), ...over });
}

let lastId = 0;

/** Starts an operation and says its id. */
export function start(outside: Outside, op: string, args: Json = {}): number {
  lastId += 1;
  outside.start({ id: lastId, op, args });
  return lastId;
}

/** Starts an operation and lets time pass until it is answered. @throws Error when it never is */
export function call(outside: Outside, op: string, args: Json = {}): Completion {
  const id = start(outside, op, args);
  for (;;) {
    const done = outside.advance();
    const mine = done.find((d) => d.id === id);
    if (mine) return mine;
    if (done.length === 0) throw new Error(`${op} is never answered`);
  }
}

export function answered(completion: Completion): Json {
  if (!completion.ok) throw new Error(`${completion.error.name}: ${completion.error.message}`);
  return completion.value;
}

export function errorOf(completion: Completion) {
  if (completion.ok) throw new Error('this call succeeded');
  return completion.error;
}

/** A request with one message of the user. */
export function aRequest(content: string, over: JsonObject = {}): JsonObject {
  return { model: 'aurora-2', messages: [{ role: 'user', content }], temperature: 0, ...over };
}

export function jsonSchema(properties: JsonObject, name = 'answer'): JsonObject {
  return {
    response_format: {
      type: 'json_schema',
      json_schema: { name, strict: true, schema: { type: 'object', properties } },
    },
  };
}

/** One answer of the model, with the parts that tests look at. */
export interface Said {
  content: string | null;
  refusal: string | null;
  finishReason: string;
  promptTokens: number;
  completionTokens: number;
}

interface ChatAnswer {
  model: string;
  system_fingerprint: string;
  choices: {
    finish_reason: string;
    logprobs: { content: { token: string; logprob: number }[] } | null;
    message: { content: string | null; refusal: string | null };
  }[];
  usage: {
    prompt_tokens: number;
    completion_tokens: number;
    prompt_tokens_details: { cached_tokens: number };
  };
}

/** An answer of the model in the wire's shape. */
export function answeredChat(completion: Completion): ChatAnswer {
  return answered(completion) as unknown as ChatAnswer;
}

export function said(completion: Completion): Said {
  const { choices, usage } = answeredChat(completion);
  const [choice] = choices;
  if (!choice) throw new Error('the answer has no choice');
  return {
    content: choice.message.content,
    refusal: choice.message.refusal,
    finishReason: choice.finish_reason,
    promptTokens: usage.prompt_tokens,
    completionTokens: usage.completion_tokens,
  };
}

export function ask(outside: Outside, request: JsonObject, options: JsonObject = {}): Said {
  return said(call(outside, 'model.chat', { request, options }));
}

/** The model's fields, as the scene's behaviour fills them. */
export interface Fields {
  asks: string[];
  readings: { kind: string; value?: string; quote?: string; source?: string }[];
  luck: number;
  drifts: boolean;
}

export function fieldsOf({ content }: Said): Fields {
  if (content === null) throw new Error('the answer has no content');
  return JSON.parse(content);
}
