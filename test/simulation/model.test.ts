import { describe, expect, it } from 'vitest';
import type { Fault } from '#simulation/fault';
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
} from './builders.ts';

const FIELDS = { readings: {}, asks: {}, luck: {}, drifts: {} };
const SCHEMA = jsonSchema(FIELDS);

const asking = (faults: Fault[]) => anOutside({ faults });
const luckOf = (outside: ReturnType<typeof anOutside>, temperature: number, text = QUESTION) =>
  fieldsOf(ask(outside, aRequest(text, { ...SCHEMA, temperature }))).luck;

describe('the same request again', () => {
  it('gets the same answer at temperature 0', () => {
    const outside = anOutside();
    const answers = [1, 2, 3, 4].map(() => ask(outside, aRequest(QUESTION, SCHEMA)).content);
    expect(new Set(answers).size).toBe(1);
  });

  it('gets another answer at temperature 1', () => {
    const outside = anOutside();
    const lucks = [1, 2, 3, 4].map(() => luckOf(outside, 1));
    expect(new Set(lucks).size).toBe(4);
  });

  it('is drawn anew when no temperature is given, as the API does', () => {
    const outside = anOutside();
    const { temperature: _, ...request } = aRequest(QUESTION, SCHEMA);
    const lucks = [1, 2].map(() => fieldsOf(ask(outside, request)).luck);
    expect(new Set(lucks).size).toBe(2);
  });

  it('rarely flips at temperature 0, where the competence says so', () => {
    const outside = anOutside({ scene: aScene({ competence: { ...SOUND, flip: 1 } }) });
    expect(luckOf(outside, 0)).not.toBe(luckOf(outside, 0));
  });
});

describe('an extra call', () => {
  it('shifts nobody’s luck', () => {
    const plain = luckOf(anOutside(), 1);
    const busy = anOutside();
    luckOf(busy, 1, `${QUESTION} And something else.`);
    ask(busy, aRequest('Something else entirely.', { temperature: 1 }));
    call(busy, 'clock.sleep', { ms: 5 });
    expect(luckOf(busy, 1)).toBe(plain);
  });
});

describe('the wording of a request', () => {
  it('changes nothing in what the model does', () => {
    const lucks = ['', 'Please be careful! ', 'Never make anything up. '].map((magic) =>
      luckOf(anOutside(), 0, `${magic}${QUESTION}`),
    );
    expect(new Set(lucks).size).toBe(1);
  });
});

describe('what the schema asks for', () => {
  it('is all the model fills', () => {
    const { content } = ask(anOutside(), aRequest(QUESTION, jsonSchema({ luck: {}, drifts: {} })));
    expect(Object.keys(JSON.parse(content ?? ''))).toEqual(['luck', 'drifts']);
  });

  it('gets an empty value of its type where the model knows nothing', () => {
    const properties = {
      text: { type: 'string' },
      count: { type: 'integer' },
      yes: { type: 'boolean' },
      list: { type: 'array' },
      kind: { enum: ['a', 'b'] },
      always: { const: 7 },
      deep: { type: 'object', properties: { name: { type: ['string', 'null'] } } },
      unknown: {},
    };
    const { content } = ask(anOutside(), aRequest(QUESTION, jsonSchema(properties)));
    expect(JSON.parse(content ?? '')).toEqual({
      text: '',
      count: 0,
      yes: false,
      list: [],
      kind: 'b',
      always: 7,
      deep: { name: '' },
      unknown: null,
    });
  });

  it('is followed inside lists', () => {
    const properties = { readings: { type: 'array', items: { type: 'object', properties: { kind: {} } } } };
    const { content } = ask(anOutside(), aRequest(QUESTION, jsonSchema(properties)));
    expect(JSON.parse(content ?? '')).toEqual({ readings: [{ kind: 'fabricated' }] });
  });
});

describe('a fault of content with times: 1', () => {
  const truncated: Fault[] = [{ on: 'model', kind: 'truncate', at: 'mid-string', times: 1 }];
  const reasonsOf = (outside: ReturnType<typeof anOutside>, format: object) =>
    ask(outside, aRequest(QUESTION, format as never)).finishReason;

  it('hits the first request of each kind and no later one', () => {
    const outside = asking(truncated);
    const [one, other] = [jsonSchema(FIELDS, 'triage'), jsonSchema(FIELDS, 'reply')];
    expect(reasonsOf(outside, one)).toBe('length');
    expect(reasonsOf(outside, one)).toBe('stop');
    expect(reasonsOf(outside, other)).toBe('length');
    expect(reasonsOf(outside, other)).toBe('stop');
    expect(reasonsOf(outside, {})).toBe('length');
    expect(reasonsOf(outside, {})).toBe('stop');
  });

  it('without times hits every one', () => {
    const outside = asking([{ on: 'model', kind: 'truncate', at: 'mid-string' }]);
    expect([1, 2, 3].map(() => reasonsOf(outside, SCHEMA))).toEqual(['length', 'length', 'length']);
  });
});

describe('an answer that was cut', () => {
  it.each(['mid-string', 'between-fields'] as const)('%s is no JSON and says that it is cut', (at) => {
    const whole = ask(anOutside(), aRequest(QUESTION, SCHEMA)).content ?? '';
    const { content, finishReason } = ask(
      asking([{ on: 'model', kind: 'truncate', at }]),
      aRequest(QUESTION, SCHEMA),
    );
    expect(finishReason).toBe('length');
    expect(whole.startsWith(content ?? 'nothing')).toBe(true);
    expect(() => JSON.parse(content ?? '')).toThrow(SyntaxError);
  });

  it('between fields lacks whole fields, so that a naive repair passes for an answer', () => {
    const faults: Fault[] = [{ on: 'model', kind: 'truncate', at: 'between-fields' }];
    const { content } = ask(asking(faults), aRequest(QUESTION, SCHEMA));
    expect(Object.keys(JSON.parse(`${content}}`))).toEqual(['readings', 'asks', 'luck']);
  });

  it('is as long as the learner’s limit, and billed so', () => {
    const answer = ask(anOutside(), aRequest(QUESTION, { ...SCHEMA, max_completion_tokens: 5 }));
    expect(answer).toMatchObject({ finishReason: 'length', completionTokens: 5 });
    expect(answer.content?.length).toBe(20);
  });
});

describe('a refusal', () => {
  it('in its own field has no content and stops as usual', () => {
    const answer = ask(asking([{ on: 'model', kind: 'refuse', how: 'field' }]), aRequest(QUESTION, SCHEMA));
    expect(answer).toMatchObject({
      content: null,
      refusal: 'I cannot help with that.',
      finishReason: 'stop',
    });
  });

  it('inside valid JSON looks like an answer', () => {
    const answer = ask(asking([{ on: 'model', kind: 'refuse', how: 'in-json' }]), aRequest(QUESTION, SCHEMA));
    expect(answer).toMatchObject({ refusal: null, finishReason: 'stop' });
    expect(JSON.parse(answer.content ?? '')).toMatchObject({ readings: 'I cannot help with that.' });
  });
});

describe('JSON in an answer', () => {
  const styled = (style: 'fence' | 'chatty' | 'trailing-comma', format: object) => {
    const outside = asking([{ on: 'model', kind: 'wrap', style }]);
    return ask(outside, aRequest(QUESTION, format as never)).content ?? '';
  };

  it('is wrapped or broken as a fault says, where no schema holds it', () => {
    expect(styled('fence', {})).toMatch(/^```json\n\{.*\}\n```$/);
    expect(styled('chatty', {})).toMatch(/^Sure.*\n\n\{.*\}\n\n/s);
    expect(styled('trailing-comma', { response_format: { type: 'json_object' } })).toMatch(/,\}$/);
  });

  it('is never wrapped where a strict schema is asked for', () => {
    for (const style of ['fence', 'chatty', 'trailing-comma'] as const) {
      expect(() => JSON.parse(styled(style, SCHEMA))).not.toThrow();
    }
  });

  it('is fenced in plain text as often as the competence says', () => {
    const always = anOutside({ scene: aScene({ competence: { ...SOUND, fenceInText: 1 } }) });
    expect(ask(always, aRequest(QUESTION)).content).toContain('```json');
    expect(ask(anOutside(), aRequest(QUESTION)).content).not.toContain('```');
  });
});

describe('a request that is too long', () => {
  const scene = aScene({ competence: { ...SOUND, contextTokens: 100 } });

  it('is refused with the code that says so, and costs nothing', () => {
    const outside = anOutside({ scene });
    const error = errorOf(call(outside, 'model.chat', { request: aRequest('x'.repeat(500)) }));
    expect(error).toMatchObject({ name: 'ApiError', status: 400, code: 'context_length_exceeded' });
    expect(outside.tokens).toEqual({ prompt: 0, completion: 0 });
  });

  it('counts its schema', () => {
    const outside = anOutside({ scene });
    const wide = jsonSchema({ text: { type: 'string', description: 'y'.repeat(500) } });
    expect(call(outside, 'model.chat', { request: aRequest('short', wide) }).ok).toBe(false);
    expect(call(outside, 'model.chat', { request: aRequest('short') }).ok).toBe(true);
  });
});

describe('a request that is none', () => {
  it.each<[string, object, string]>([
    ['no model', { messages: [] }, 'model'],
    ['no message', { model: 'a', messages: [] }, 'messages'],
    ['an unknown role', { model: 'a', messages: [{ role: 'boss', content: '' }] }, 'messages.0.role'],
    ['a temperature of three', { ...aRequest('a'), temperature: 3 }, 'temperature'],
    ['a format nobody knows', { ...aRequest('a'), response_format: { type: 'xml' } }, 'response_format'],
  ])('with %s is refused by name', (_, request, field) => {
    const error = errorOf(call(anOutside(), 'model.chat', { request: request as never }));
    expect(error.status).toBe(400);
    expect(error.message).toContain(`Invalid request: ${field}`);
  });
});

describe('tokens', () => {
  it('of every answer are billed, one of four characters', () => {
    const outside = anOutside();
    const answer = ask(outside, aRequest('abcd'.repeat(10)));
    expect(answer.promptTokens).toBe(Math.ceil((40 + 12) / 4));
    expect(answer.completionTokens).toBe(Math.ceil((answer.content?.length ?? 0) / 4));
    ask(outside, aRequest('abcd'.repeat(10)));
    expect(outside.tokens).toEqual({
      prompt: 2 * answer.promptTokens,
      completion: 2 * answer.completionTokens,
    });
  });
});
