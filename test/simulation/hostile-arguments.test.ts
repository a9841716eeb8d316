import { describe, expect, it } from 'vitest';
import type { Json } from '#domain/json';
import { Outside } from '#simulation/outside';
import { keyOf } from '#simulation/random';
import { COMPETENCE, type Scene } from '#simulation/scene';

describe('arguments that no honest program sends', () => {
  it.each([
    ['an object that hides its text form', { toString: 1 }],
    ['a list of one', [{ toString: 1 }]],
    ['a number', 7],
    ['nothing', null],
  ])('the store refuses %s as a key, in an answer to the program', (_what, key: Json) => {
    for (const op of ['store.get', 'store.put']) {
      expect(answerTo(op, { key, value: 1, options: {} })).toMatchObject({
        ok: false,
        error: { status: 400 },
      });
    }
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'there is no tool %s, although every object has one',
    (name) => {
      expect(answerTo(`tool.${name}`, { args: {} })).toMatchObject({ ok: false, error: { status: 404 } });
    },
  );

  it('a schema that asks for the properties every object has gets empty values', () => {
    const schema = {
      type: 'object',
      properties: { constructor: { type: 'string' }, valueOf: { type: 'string' } },
    };
    const request = {
      model: 'm',
      messages: [{ role: 'user', content: 'hello' }],
      response_format: { type: 'json_schema', json_schema: { name: 'n', schema } },
    };
    expect(JSON.stringify(answerTo('model.chat', { request }))).toContain(
      JSON.stringify('{"constructor":"","valueOf":""}').slice(1, -1),
    );
  });

  it.each([
    ['a cancellation of what was never started', 99],
    ['one of no number', Number.NaN],
    ['one below zero', -1],
  ])('%s changes nothing', (_what, id) => {
    const outside = new Outside({ scene: scene(), faults: [], key: keyOf('test') });
    outside.start({ id: 1, op: 'clock.sleep', args: { ms: 5 } });
    outside.cancel(id);
    expect(outside.advance()).toEqual([{ id: 1, ok: true, value: null }]);
  });

  it.each([
    ['below zero', -5],
    ['as text', '5'],
    ['missing', null],
  ])('a sleep of a time %s is over at once', (_what, ms: Json) => {
    const outside = new Outside({ scene: scene(), faults: [], key: keyOf('test') });
    outside.start({ id: 1, op: 'clock.sleep', args: { ms } });
    outside.advance();
    expect(outside.clock.nowMs).toBe(0);
  });
});

function answerTo(op: string, args: Json): unknown {
  const outside = new Outside({ scene: scene(), faults: [], key: keyOf('test') });
  outside.start({ id: 1, op, args });
  return outside.advance()[0];
}

function scene(): Scene {
  return {
    epochMs: 0,
    segments: [],
    documents: [],
    inventions: {},
    competence: COMPETENCE,
    tools: { find: { latencyMs: 1, answer: () => ({ value: null }) } },
    model: {
      complete: () => ({}),
      refusals: ['No.'],
      refuseInFields: (fields) => fields,
      abstainFields: [],
    },
  };
}
