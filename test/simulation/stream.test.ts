import { describe, expect, it } from 'vitest';
import type { Fault } from '#simulation/fault';
import { keyOf } from '#simulation/random';
import type { Scene } from '#simulation/scene';
import { anOutside, aRequest, aScene, ask, call, errorOf, QUESTION, start } from './builders.ts';
import { choicesOf, drain, finishesOf, openStream, textOf } from './streaming.ts';

const TEXT = 'You may send it back 😀 within 30 days 🎉, dear customer: {"days":30,"fee":0} 👍 and so on.';
const TOKENS = Math.ceil(TEXT.length / 4);

function saying(text: string, over: Partial<Scene['model']> = {}): Scene {
  const { model } = aScene();
  return aScene({ model: { ...model, prose: () => text, ...over } });
}

function outsideWith(...faults: Fault[]) {
  return anOutside({ scene: saying(TEXT), faults });
}

function read(...faults: Fault[]) {
  const outside = outsideWith(...faults);
  return { outside, drained: drain(outside, openStream(outside, aRequest(QUESTION))) };
}

describe('a stream', () => {
  it('says the role, the text in pieces and one finish_reason, and ends', () => {
    const { drained } = read();
    expect(choicesOf(drained)[0]?.delta).toMatchObject({ role: 'assistant', content: '' });
    expect(textOf(drained)).toBe(TEXT);
    expect(finishesOf(drained)).toEqual(['stop']);
  });

  it('splits words, JSON and characters of two units', () => {
    const pieces = choicesOf(read().drained).map((c) => c.delta?.content ?? '');
    expect(pieces.some((p) => /\w$/.test(p))).toBe(true);
    const split = Array.from({ length: 30 }, (_, i) => {
      const outside = anOutside({ scene: saying(TEXT), key: keyOf('tests', 'pieces', i) });
      return choicesOf(drain(outside, openStream(outside, aRequest(QUESTION))));
    });
    expect(split.flat().some((c) => !(c.delta?.content ?? '').isWellFormed())).toBe(true);
  });

  it('says the same text as an answer in one piece', () => {
    const whole = ask(outsideWith(), aRequest(QUESTION));
    expect(textOf(read().drained)).toBe(whole.content);
  });

  it('comes at the pace of its tokens, however slowly it is read', () => {
    const outside = outsideWith();
    const id = openStream(outside, aRequest(QUESTION));
    call(outside, 'clock.sleep', { ms: 60_000 });
    const { atMs } = drain(outside, id);
    expect(new Set(atMs)).toEqual(new Set([outside.clock.nowMs]));
    const paced = read().drained.atMs;
    expect(paced.at(-1) ?? 0).toBeGreaterThan((paced[1] ?? 0) + 5 * TOKENS);
  });

  it('ends with usage only when that is asked for', () => {
    const outside = outsideWith();
    const request = aRequest(QUESTION, { stream_options: { include_usage: true } });
    const last = drain(outside, openStream(outside, request)).chunks.at(-1);
    expect(last).toMatchObject({ choices: [], usage: { completion_tokens: TOKENS } });
    expect(JSON.stringify(read().drained.chunks)).not.toContain('usage');
  });

  it('carries log probabilities of just the tokens in each chunk', () => {
    const outside = outsideWith();
    const drained = drain(outside, openStream(outside, aRequest(QUESTION, { logprobs: true })));
    for (const { delta, logprobs } of choicesOf(drained).filter((c) => c.delta?.content)) {
      expect(logprobs?.content.map((t) => t.token).join('')).toBe(delta?.content);
    }
  });

  it('streams a refusal in its own channel', () => {
    const { drained } = read({ on: 'model', kind: 'refuse', how: 'field' });
    expect(textOf(drained)).toBe('');
    const refusal = choicesOf(drained).map((c) => c.delta?.refusal ?? '');
    expect(refusal.join('')).toBe('I cannot help with that.');
  });

  it('that fails before its headers fails when it is opened', () => {
    const outside = outsideWith({ on: 'model', kind: 'error', status: 503 });
    const opened = call(outside, 'model.stream', { request: aRequest(QUESTION) });
    expect(errorOf(opened).status).toBe(503);
  });

  it('nobody knows is over at once', () => {
    expect(drain(anOutside(), 'st_99').chunks).toEqual([]);
  });
});

describe('a stream that is cut', () => {
  const cut = (at: 'token' | 'word' | 'json' | 'surrogate', over = {}): Fault => ({
    on: 'model',
    kind: 'cut',
    afterTokens: 3,
    at,
    ...over,
  });

  it.each(['token', 'word', 'json', 'surrogate'] as const)(
    'at a %s ends early, without a finish_reason',
    (at) => {
      const { drained } = read(cut(at));
      expect(finishesOf(drained)).toEqual([]);
      expect(drained.failed).toBeUndefined();
      expect(TEXT.startsWith(textOf(drained))).toBe(true);
      expect(textOf(drained).length).toBeGreaterThanOrEqual(12);
      expect(textOf(drained).length).toBeLessThan(TEXT.length);
    },
  );

  it('after a word leaves whole words', () => {
    expect(textOf(read(cut('word')).drained)).toBe('You may send');
  });

  it('in JSON leaves the beginning of JSON', () => {
    expect(textOf(read(cut('json', { afterTokens: 15 })).drained)).toMatch(/\{"days":$/);
  });

  it('inside a character leaves half of it', () => {
    const text = textOf(read(cut('surrogate')).drained);
    expect(text.isWellFormed()).toBe(false);
    expect(text).toBe(TEXT.slice(0, TEXT.indexOf('😀') + 1));
  });

  it('with a reset says so', () => {
    expect(read(cut('token', { with: 'reset' })).drained.failed).toMatchObject({
      name: 'ConnectionError',
      code: 'ECONNRESET',
    });
  });

  it('is billed what it produced, and whole the next time', () => {
    const { outside } = read(cut('token', { times: 1 }));
    expect(outside.tokens.completion).toBeGreaterThanOrEqual(3);
    expect(outside.tokens.completion).toBeLessThanOrEqual(6);
    expect(textOf(drain(outside, openStream(outside, aRequest(QUESTION))))).toBe(TEXT);
  });

  it('does not trouble a call for the whole answer', () => {
    expect(ask(outsideWith(cut('token')), aRequest(QUESTION)).content).toBe(TEXT);
  });
});

describe('a stream that stalls', () => {
  it('for a while comes whole, that much later', () => {
    const healthy = read().drained.atMs.at(-1) ?? 0;
    const { drained } = read({ on: 'model', kind: 'stall', afterTokens: 5, ms: 7_000 });
    expect(textOf(drained)).toBe(TEXT);
    expect(drained.atMs.at(-1)).toBe(healthy + 7_000);
  });

  it('for ever is given up after the time-out of the call, counted from the read', () => {
    const outside = outsideWith({ on: 'model', kind: 'stall', afterTokens: 5 });
    const drained = drain(outside, openStream(outside, aRequest(QUESTION), { timeoutMs: 2_000 }));
    expect(drained.failed?.name).toBe('TimeoutError');
    expect(outside.clock.nowMs).toBe((drained.atMs.at(-1) ?? 0) + 2_000);
  });

  it('never trips a time-out that is longer than its pauses, however long it takes in all', () => {
    const text = 'word '.repeat(400);
    const outside = anOutside({ scene: saying(text) });
    const drained = drain(outside, openStream(outside, aRequest(QUESTION), { timeoutMs: 2_000 }));
    expect(textOf(drained)).toBe(text);
    expect(outside.clock.nowMs).toBeGreaterThan(4_000);
  });
});

describe('an odd stream', () => {
  it.each(['text', 'no-choices', 'no-delta'] as const)('with a malformed chunk (%s) loses nothing', (as) => {
    const { drained } = read({ on: 'model', kind: 'malformed', afterTokens: 4, as });
    expect(textOf(drained)).toBe(TEXT);
    expect(drained.chunks).toHaveLength(read().drained.chunks.length + 1);
  });

  it('with an empty finish_reason in the middle goes on after it', () => {
    const { drained } = read({ on: 'model', kind: 'empty-finish', afterTokens: 4 });
    expect(finishesOf(drained)).toEqual(['', 'stop']);
    expect(textOf(drained)).toBe(TEXT);
  });

  it('that stays open has said everything, finish_reason too', () => {
    const outside = outsideWith({ on: 'model', kind: 'no-end' });
    const drained = drain(outside, openStream(outside, aRequest(QUESTION), { timeoutMs: 1_000 }));
    expect(finishesOf(drained)).toEqual(['stop']);
    expect(drained.failed?.name).toBe('TimeoutError');
  });

  it('with a slow first token has prompt headers', () => {
    const outside = outsideWith({ on: 'model', kind: 'slow', ms: 6_000 });
    const id = openStream(outside, aRequest(QUESTION));
    expect(outside.clock.nowMs).toBeLessThan(1_000);
    expect(drain(outside, id).atMs[1]).toBeGreaterThan(6_000);
  });

  it('says in the trace what was done to it', () => {
    const { outside } = read({ on: 'model', kind: 'cut', afterTokens: 4, at: 'token' });
    expect(outside.trace.entries[0]?.fault).toBe('stream cut after 4 tokens');
  });
});

describe('a stream that nobody reads on', () => {
  it('bills what was produced when it is closed', () => {
    const outside = outsideWith();
    const id = openStream(outside, aRequest(QUESTION));
    drain(outside, id, 3);
    call(outside, 'model.stream.close', { streamId: id });
    expect(outside.tokens.completion).toBeGreaterThan(0);
    expect(outside.tokens.completion).toBeLessThan(TOKENS);
    expect(drain(outside, id).chunks).toEqual([]);
  });

  it('is closed by cancelling a read', () => {
    const outside = outsideWith();
    const id = openStream(outside, aRequest(QUESTION));
    drain(outside, id, 2);
    outside.cancel(start(outside, 'model.stream.next', { streamId: id }));
    expect(outside.tokens.completion).toBeLessThan(TOKENS);
    expect(drain(outside, id).chunks).toEqual([]);
  });

  it('is billed whole when it is merely left', () => {
    const outside = outsideWith();
    drain(outside, openStream(outside, aRequest(QUESTION)), 2);
    expect(outside.tokens.completion).toBe(TOKENS);
  });
});

describe('an answer that is cancelled', () => {
  it('bills the tokens produced so far', () => {
    const outside = outsideWith();
    const early = start(outside, 'model.chat', { request: aRequest(QUESTION) });
    outside.cancel(early);
    expect(outside.tokens.completion).toBe(0);
    const later = start(outside, 'model.chat', { request: aRequest(QUESTION) });
    call(outside, 'clock.sleep', { ms: 500 });
    outside.cancel(later);
    expect(outside.tokens.completion).toBeGreaterThan(0);
    expect(outside.tokens.completion).toBeLessThan(TOKENS);
  });
});

describe('at natural rates', () => {
  it('streams are cut about as often as the rate says', () => {
    const rates = {
      ...{ rateLimit: 0, serverError: 0, hang: 0, truncation: 0, refusal: 0, refusalText: 0 },
      cutStream: 0.2,
    };
    const cuts = Array.from({ length: 400 }, (_, i) => {
      const outside = anOutside({ scene: saying(TEXT), rates, key: keyOf('tests', 'cut', i) });
      return finishesOf(drain(outside, openStream(outside, aRequest(QUESTION)))).length === 0;
    });
    const share = cuts.filter(Boolean).length / cuts.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.25);
  });
});
