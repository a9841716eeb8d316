import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#domain/json';
import { keyOf } from '#simulation/random';
import {
  anOutside,
  aRequest,
  aScene,
  ask,
  call,
  errorOf,
  fieldsOf,
  jsonSchema,
  QUESTION,
  SOUND,
} from '../builders.ts';

const refused = (over: JsonObject) =>
  errorOf(call(anOutside(), 'model.chat', { request: aRequest(QUESTION, over) }));

describe('a request is refused', () => {
  it.each([
    ['a parameter that the API does not have', { top_k: 5 }],
    ['more than one choice', { n: 2 }],
    ['alternatives without log probabilities', { top_logprobs: 3 }],
  ])('for %s', (_what, over) => {
    expect(refused(over)).toMatchObject({ status: 400, code: 'unsupported_parameter' });
  });

  it.each([
    ['a tool chosen that is not offered', { tool_choice: 'required' }, 'tool_choice'],
    ['a message without a role', { messages: [{ content: 'x' }] }, 'messages.0'],
    ['a limit of nothing', { max_completion_tokens: 0 }, 'max_completion_tokens'],
  ])('for %s, and says where', (_what, over, where) => {
    expect(refused(over)).toMatchObject({ status: 400, message: expect.stringContaining(where) });
  });

  it('without being billed', () => {
    const outside = anOutside();
    call(outside, 'model.chat', { request: aRequest(QUESTION, { top_k: 5 }) });
    expect(outside.tokens).toEqual({ prompt: 0, completion: 0 });
  });

  it.each([{ top_p: 0.5 }, { user: 'u' }, { metadata: { a: 'b' } }, { n: 1 }, { stream: false }])(
    'not for %j, which changes nothing',
    (over) => {
      expect(ask(anOutside(), aRequest(QUESTION, over)).content).not.toBeNull();
    },
  );
});

describe('a message', () => {
  it('may come in parts', () => {
    const parts: Json = [{ role: 'user', content: [{ type: 'text', text: QUESTION }] }];
    expect(fieldsOf(ask(anOutside(), aRequest('', { messages: parts }))).asks).toEqual(['return_window']);
  });
});

describe('a seed', () => {
  const luck = (outside: ReturnType<typeof anOutside>, seed: number) =>
    fieldsOf(ask(outside, aRequest(QUESTION, { temperature: 1, seed }))).luck;

  it('gives the same answer again at any temperature, and another one with another seed', () => {
    const outside = anOutside();
    const [first, second, other] = [luck(outside, 7), luck(outside, 7), luck(outside, 8)];
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('a schema that is not strict', () => {
  const loose = (i: number, strict: boolean) => {
    const scene = aScene({ competence: { ...SOUND, looseSchema: 0.3 } });
    const outside = anOutside({ scene, key: keyOf('tests', 'loose', i) });
    const schema = { type: 'object', properties: { asks: {}, luck: {}, drifts: {} } };
    const response_format = { type: 'json_schema', json_schema: { name: 'x', strict, schema } };
    const fields = JSON.parse(ask(outside, aRequest(QUESTION, { response_format })).content ?? '');
    const isKept = Object.keys(fields).join() === 'asks,luck,drifts' && typeof fields.luck === 'number';
    return !isKept;
  };

  it('is departed from as often as the competence says; a strict one never', () => {
    const share = (strict: boolean) =>
      Array.from({ length: 300 }, (_, i) => loose(i, strict)).filter(Boolean).length / 300;
    expect(share(false)).toBeCloseTo(0.3, 1);
    expect(share(true)).toBe(0);
  });
});

describe('prose', () => {
  const { model } = aScene();
  const scene = aScene({ model: { ...model, prose: () => 'Thirty days.' } });

  it('is what the model writes where no JSON is asked for', () => {
    expect(ask(anOutside({ scene }), aRequest(QUESTION)).content).toBe('Thirty days.');
  });

  it('gives way to JSON where it is', () => {
    const json = aRequest(QUESTION, { response_format: { type: 'json_object' } });
    expect(fieldsOf(ask(anOutside({ scene }), json)).asks).toEqual(['return_window']);
    const structured = aRequest(QUESTION, jsonSchema({ asks: {} }));
    expect(fieldsOf(ask(anOutside({ scene }), structured)).asks).toEqual(['return_window']);
  });
});

describe('the content filter', () => {
  it('leaves the beginning of an answer and says why it ends', () => {
    const outside = anOutside({ faults: [{ on: 'model', kind: 'filter' }] });
    const { finishReason, content } = ask(outside, aRequest(QUESTION));
    expect(finishReason).toBe('content_filter');
    expect(() => JSON.parse(content ?? '')).toThrow(SyntaxError);
  });
});
