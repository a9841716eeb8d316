import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#domain/json';
import type { Fault } from '#simulation/fault';
import type { Outside } from '#simulation/outside';
import type { Route } from '#simulation/route';
import { anOutside, answeredChat, aRequest, aScene, call, errorOf, QUESTION } from './builders.ts';

const PRICES = { promptEuroPerMillion: 1, completionEuroPerMillion: 4, cachedEuroPerMillion: 0.25 };
const ROUTES: readonly Route[] = [
  {
    name: 'primary-latest',
    versions: [
      { id: 'primary-1', fingerprint: 'fp_1', retiredMs: 200_000 },
      { id: 'primary-2', fingerprint: 'fp_2', fromMs: 100_000, rejects: ['temperature'] },
    ],
  },
  {
    name: 'fallback',
    versions: [{ id: 'fallback-1', fingerprint: 'fp_f' }],
    prices: PRICES,
    competence: { contextTokens: 60 },
  },
];

const outsideWith = (...faults: Fault[]) => anOutside({ scene: aScene({ routes: ROUTES }), faults });

function chat(outside: Outside, model: string, over: JsonObject = { temperature: null }) {
  return call(outside, 'model.chat', { request: { ...requestTo(model), ...clean(over) } });
}

function requestTo(model: string): JsonObject {
  const { temperature: _none, ...request } = aRequest(QUESTION, { model });
  return request;
}

function clean(over: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(over).filter(([, v]) => v !== null));
}

function served(outside: Outside, model: string) {
  const { model: version, system_fingerprint: fingerprint } = answeredChat(chat(outside, model));
  return [version, fingerprint];
}

describe('an alias', () => {
  it('means the newest version in force, and says which', () => {
    const outside = outsideWith();
    expect(served(outside, 'primary-latest')).toEqual(['primary-1', 'fp_1']);
    call(outside, 'clock.sleep', { ms: 100_000 });
    expect(served(outside, 'primary-latest')).toEqual(['primary-2', 'fp_2']);
  });

  it('is not followed by who pins a version', () => {
    const outside = outsideWith();
    call(outside, 'clock.sleep', { ms: 150_000 });
    expect(served(outside, 'primary-1')).toEqual(['primary-1', 'fp_1']);
  });

  it('outlives a pinned version that is retired', () => {
    const outside = outsideWith();
    call(outside, 'clock.sleep', { ms: 200_000 });
    expect(errorOf(chat(outside, 'primary-1'))).toMatchObject({ status: 404, code: 'model_not_found' });
    expect(served(outside, 'primary-latest')).toEqual(['primary-2', 'fp_2']);
  });

  it('that nobody serves is not found', () => {
    expect(errorOf(chat(outsideWith(), 'gpt-9'))).toMatchObject({ status: 404, code: 'model_not_found' });
  });
});

describe('a version', () => {
  it('may refuse a parameter that the one before it took', () => {
    const outside = outsideWith();
    expect(chat(outside, 'primary-latest', { temperature: 0 }).ok).toBe(true);
    call(outside, 'clock.sleep', { ms: 100_000 });
    expect(errorOf(chat(outside, 'primary-latest', { temperature: 0 }))).toMatchObject({
      status: 400,
      code: 'unsupported_parameter',
    });
  });
});

describe('two routes', () => {
  it('fail apart from each other, each counting its own attempts', () => {
    const fault = { on: 'model', kind: 'error', status: 503, times: 2 } as const;
    const outside = outsideWith({ ...fault, route: 'primary-latest' });
    expect(chat(outside, 'fallback').ok).toBe(true);
    expect([1, 2, 3].map(() => chat(outside, 'primary-latest').ok)).toEqual([false, false, true]);
  });

  it('make those who wait after a 429 wait for that route only', () => {
    const limit = { on: 'model', kind: 'error', status: 429, retryAfterMs: 30_000, times: 1 } as const;
    const outside = outsideWith({ ...limit, route: 'primary-latest' });
    expect(chat(outside, 'primary-latest').ok).toBe(false);
    expect(chat(outside, 'fallback').ok).toBe(true);
    expect(chat(outside, 'primary-latest').ok).toBe(false);
  });

  it('have windows of their own', () => {
    const long = { messages: [{ role: 'user', content: 'word '.repeat(60) }] };
    const outside = outsideWith();
    expect(errorOf(chat(outside, 'fallback', long)).code).toBe('context_length_exceeded');
    expect(chat(outside, 'primary-latest', long).ok).toBe(true);
  });

  it('are billed apart, each with its prices', () => {
    const outside = outsideWith();
    for (const model of ['primary-latest', 'fallback', 'fallback']) chat(outside, model);
    const [primary, fallback] = outside.uses;
    expect(primary).toMatchObject({ route: 'primary-latest', calls: 1, prices: undefined });
    expect(fallback).toMatchObject({ route: 'fallback', calls: 2, prices: PRICES });
    expect(outside.tokens.prompt).toBe((primary?.prompt ?? 0) + (fallback?.prompt ?? 0));
  });

  it('draw their own luck', () => {
    const outside = outsideWith();
    const luck = ['primary-1', 'fallback-1'].map((model) => answeredChat(chat(outside, model)));
    expect(luck[0]?.choices[0]?.message.content).not.toBe(luck[1]?.choices[0]?.message.content);
  });
});

describe('an outage', () => {
  it('is over when its time has passed, however often somebody tries', () => {
    const during = { fromMs: 0, toMs: 60_000 };
    const outside = outsideWith({ on: 'model', kind: 'error', status: 503, during });
    for (let i = 0; i < 5; i += 1) expect(chat(outside, 'fallback').ok).toBe(false);
    call(outside, 'clock.sleep', { ms: 60_000 });
    expect(chat(outside, 'fallback').ok).toBe(true);
  });

  it('may begin in the middle', () => {
    const during = { fromMs: 10_000, toMs: 20_000 };
    const outside = outsideWith({ on: 'model', kind: 'error', status: 503, during });
    expect(chat(outside, 'fallback').ok).toBe(true);
    call(outside, 'clock.sleep', { ms: 10_000 });
    expect(chat(outside, 'fallback').ok).toBe(false);
  });
});

describe('a long prompt', () => {
  const rules = 'Answer with the rule in force. '.repeat(200);
  const messages = (question: string) => ({
    messages: [
      { role: 'system', content: rules },
      { role: 'user', content: question },
    ],
  });
  const cached = (outside: Outside, question: string) =>
    answeredChat(chat(outside, 'primary-1', messages(question))).usage.prompt_tokens_details.cached_tokens;

  it('is cached as far as it begins like an earlier one, in blocks of 128 tokens', () => {
    const outside = outsideWith();
    expect(cached(outside, 'One?')).toBe(0);
    const second = cached(outside, 'Two?');
    expect(second).toBeGreaterThanOrEqual(1_024);
    expect(second % 128).toBe(0);
    expect(outside.uses[0]?.cached).toBe(second);
  });

  it('is not cached by another model, nor when it begins otherwise', () => {
    const outside = outsideWith();
    cached(outside, 'One?');
    call(outside, 'clock.sleep', { ms: 100_000 });
    const other = answeredChat(chat(outside, 'primary-2', messages('One?')));
    expect(other.usage.prompt_tokens_details.cached_tokens).toBe(0);
    const moved = { messages: [{ role: 'user', content: `Now! ${rules}` }] };
    const late = answeredChat(chat(outside, 'primary-1', moved));
    expect(late.usage.prompt_tokens_details.cached_tokens).toBe(0);
  });
});
