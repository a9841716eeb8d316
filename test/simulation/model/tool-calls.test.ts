import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#domain/json';
import type { Fault } from '#simulation/fault';
import { keyOf } from '#simulation/random';
import type { ModelBehaviour } from '#simulation/scene';
import { anOutside, answered, aRequest, aScene, call, errorOf, QUESTION, SOUND } from '../builders.ts';

const REFUND = {
  type: 'function',
  function: {
    name: 'refund',
    strict: true,
    parameters: {
      type: 'object',
      properties: { orderId: { type: 'string' }, amount: { type: 'number' } },
    },
  },
};
const LOOK_UP = { type: 'function', function: { name: 'lookUp', parameters: { type: 'object' } } };

/** Looks up first; refunds once it knows. */
const calls: NonNullable<ModelBehaviour['calls']> = ({ results }) =>
  results.length === 0
    ? [
        { name: 'lookUp', arguments: { id: 'O-17' } },
        { name: 'refund', arguments: { orderId: 'O-17', amount: 49, why: 'lost' } },
      ]
    : [];

interface Message {
  content: string | null;
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}

function outsideWith(faults: Fault[] = [], over: Partial<ModelBehaviour> = { calls }) {
  const { model } = aScene();
  const competence = { ...SOUND, brokenArguments: 0 };
  return anOutside({ scene: aScene({ competence, model: { ...model, ...over } }), faults });
}

function chat(request: JsonObject, outside = outsideWith()) {
  const { choices } = answered(call(outside, 'model.chat', { request })) as unknown as {
    choices: [{ finish_reason: string; message: Message }];
  };
  const [{ finish_reason: finish, message }] = choices;
  return { finish, message, called: (message.tool_calls ?? []).map((c) => c.function) };
}

const asking = (over: JsonObject = {}) => aRequest(QUESTION, { tools: [LOOK_UP, REFUND], ...over });

describe('a tool call', () => {
  it('has no content, a finish_reason of its own, and arguments as JSON text', () => {
    const { finish, message, called } = chat(asking());
    expect(finish).toBe('tool_calls');
    expect(message.content).toBeNull();
    expect(called[0]).toEqual({ name: 'lookUp', arguments: '{"id":"O-17"}' });
  });

  it('holds only what a tool’s parameters ask for', () => {
    expect(chat(asking()).called[1]?.arguments).toBe('{"orderId":"O-17","amount":49}');
  });

  it('has an id that no other call of the trial has', () => {
    const outside = outsideWith();
    const ids = [1, 2].flatMap(() => chat(asking(), outside).message.tool_calls?.map((c) => c.id) ?? []);
    expect(new Set(ids).size).toBe(4);
  });

  it('is only made of tools that were offered', () => {
    expect(chat(asking({ tools: [REFUND] })).called.map((c) => c.name)).toEqual(['refund']);
    expect(chat(aRequest(QUESTION)).called).toEqual([]);
  });

  it('is one at a time where the request wants no parallel ones', () => {
    expect(chat(asking({ parallel_tool_calls: false })).called).toHaveLength(1);
  });

  it('is billed by its name and arguments', () => {
    const outside = outsideWith();
    chat(asking(), outside);
    expect(outside.tokens.completion).toBeGreaterThan(10);
  });
});

describe('tool_choice', () => {
  it('none makes the model answer in text', () => {
    const { finish, called, message } = chat(asking({ tool_choice: 'none' }));
    expect({ finish, called }).toEqual({ finish: 'stop', called: [] });
    expect(message.content).not.toBeNull();
  });

  it('of one name calls that tool alone', () => {
    const choice = { type: 'function', function: { name: 'refund' } };
    expect(chat(asking({ tool_choice: choice })).called.map((c) => c.name)).toEqual(['refund']);
  });

  it('required calls a tool even of a model that would not, filled with what it knows', () => {
    const parameters = { type: 'object', properties: { asks: { type: 'array' }, note: { type: 'string' } } };
    const answer = { type: 'function', function: { name: 'answer', strict: true, parameters } };
    const request = aRequest(QUESTION, { tools: [answer], tool_choice: 'required' });
    expect(chat(request, outsideWith([], {})).called).toEqual([
      { name: 'answer', arguments: '{"asks":["return_window"],"note":""}' },
    ]);
  });

  it('auto leaves the choice to the model', () => {
    expect(chat(asking({ tool_choice: 'auto' }), outsideWith([], {})).called).toEqual([]);
  });
});

describe('what a tool gave back', () => {
  const turn = (content: string): Json[] => [
    { role: 'user', content: QUESTION },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: 'c1', type: 'function', function: { name: 'lookUp', arguments: '{"id":"O-17"}' } }],
    },
    { role: 'tool', tool_call_id: 'c1', content },
  ];
  const over: Partial<ModelBehaviour> = {
    calls,
    complete: ({ results }) => ({ results: results as unknown as Json }),
  };

  it('is read by the model, with the call it answers', () => {
    const { message } = chat(asking({ messages: turn('{"status":"lost"}') }), outsideWith([], over));
    expect(JSON.parse(message.content ?? '')).toEqual({
      results: [{ name: 'lookUp', arguments: { id: 'O-17' }, value: { status: 'lost' } }],
    });
  });

  it('may be plain text', () => {
    const { message } = chat(asking({ messages: turn('no such order') }), outsideWith([], over));
    expect(message.content).toContain('"value":"no such order"');
  });

  it.each([
    ['answers no call', [{ role: 'tool', tool_call_id: 'c9', content: '' }], 'has to answer a tool call'],
    ['is missing', turn('').slice(0, 2), 'the tool call c1 has no answer'],
  ])('is refused when it %s', (_what, messages, words) => {
    const error = errorOf(call(outsideWith(), 'model.chat', { request: asking({ messages }) }));
    expect(error).toMatchObject({ status: 400, message: expect.stringContaining(words) });
  });
});

describe('a fault of tool calls', () => {
  const called = (how: 'invalid-json' | 'wrong-arguments' | 'unknown-tool') =>
    chat(
      asking({ parallel_tool_calls: false, tools: [REFUND] }),
      outsideWith([{ on: 'model', kind: 'tool-call', how, times: 1 }]),
    ).called[0] ?? { name: '', arguments: '' };

  it('makes arguments that are no JSON', () => {
    expect(() => JSON.parse(called('invalid-json').arguments)).toThrow(SyntaxError);
  });

  it('makes arguments of the right form and another value', () => {
    const args = JSON.parse(called('wrong-arguments').arguments);
    expect(Object.keys(args)).toEqual(['orderId', 'amount']);
    expect(args.orderId).not.toBe('O-17');
  });

  it('names a tool that was not offered', () => {
    expect(called('unknown-tool').name).toBe('refund_now');
  });

  it('cuts the arguments where the answer is cut', () => {
    const { finish, called: list } = chat(
      asking({ tools: [REFUND] }),
      outsideWith([{ on: 'model', kind: 'truncate', at: 'mid-string' }]),
    );
    expect(finish).toBe('length');
    expect(() => JSON.parse(list[0]?.arguments ?? '')).toThrow(SyntaxError);
  });

  it('happens by itself now and then, but never to a strict tool', () => {
    const { model } = aScene();
    const scene = aScene({ competence: { ...SOUND, brokenArguments: 0.3 }, model: { ...model, calls } });
    const broken = [0, 0];
    for (let i = 0; i < 200; i += 1) {
      const outside = anOutside({ scene, key: keyOf('tests', 'arguments', i) });
      for (const [at, { arguments: text }] of chat(asking(), outside).called.entries())
        if (!text.endsWith('}')) broken[at] = (broken[at] ?? 0) + 1;
    }
    expect((broken[0] ?? 0) / 200).toBeCloseTo(0.3, 1);
    expect(broken[1]).toBe(0);
  });
});
