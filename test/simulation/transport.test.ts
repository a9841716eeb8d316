import { describe, expect, it } from 'vitest';
import { type Fault, NATURAL_RATES } from '#simulation/fault';
import { keyOf } from '#simulation/random';
import { Transport } from '#simulation/wire/transport';
import { anOutside, aRequest, call, errorOf, QUESTION, start } from './builders.ts';

const chat = (outside: ReturnType<typeof anOutside>, timeoutMs?: number) =>
  call(outside, 'model.chat', {
    request: aRequest(QUESTION),
    options: timeoutMs === undefined ? {} : { timeoutMs },
  });

const limited: Fault[] = [{ on: 'model', kind: 'error', status: 429, retryAfterMs: 2_000, times: 1 }];

describe('after a 429', () => {
  it('a call that waits as long as retry-after says goes through', () => {
    const outside = anOutside({ faults: limited });
    const error = errorOf(chat(outside));
    expect(error).toMatchObject({ name: 'ApiError', status: 429, code: 'rate_limit_exceeded' });
    expect(error.headers).toEqual({ 'retry-after': '2' });
    call(outside, 'clock.sleep', { ms: 2_000 });
    expect(chat(outside).ok).toBe(true);
  });

  it('a call that comes too early is refused, and told how long is left', () => {
    const outside = anOutside({ faults: limited });
    chat(outside);
    const early = errorOf(chat(outside));
    expect(early).toMatchObject({ status: 429, headers: { 'retry-after': '2' } });
    expect(outside.trace.entries.at(-1)?.fault).toBe('429, called too early');
    call(outside, 'clock.sleep', { ms: 1_500 });
    expect(errorOf(chat(outside)).headers).toEqual({ 'retry-after': '1' });
  });

  it('calls that come too early do not use up the fault menu', () => {
    const faults: Fault[] = [{ on: 'model', kind: 'error', status: 429, retryAfterMs: 2_000, times: 2 }];
    const outside = anOutside({ faults });
    const seen = [chat(outside), chat(outside), chat(outside)];
    call(outside, 'clock.sleep', { ms: 2_000 });
    seen.push(chat(outside));
    expect(seen.every((c) => !c.ok)).toBe(true);
    expect(outside.trace.entries.filter((e) => e.fault === '429, retry after 2 s')).toHaveLength(2);
  });

  it.each([
    ['seconds', { 'retry-after': '3' }],
    ['milliseconds', { 'retry-after-ms': '2300' }],
    ['http-date', { 'retry-after': 'Tue, 03 Mar 2026 09:00:03 GMT' }],
  ] as const)('in %s, who obeys the header is let in', (retryAfterAs, headers) => {
    const fault = { on: 'model', kind: 'error', status: 429, times: 1 } as const;
    const outside = anOutside({ faults: [{ ...fault, retryAfterMs: 2_300, retryAfterAs }] });
    expect(errorOf(chat(outside)).headers).toEqual(headers);
    call(outside, 'clock.sleep', { ms: 3_000 - outside.clock.nowMs });
    expect(chat(outside).ok).toBe(true);
  });

  it('is billed nothing', () => {
    const outside = anOutside({ faults: limited });
    chat(outside);
    expect(outside.tokens).toEqual({ prompt: 0, completion: 0 });
  });
});

describe('a provider that never answers', () => {
  const faults: Fault[] = [{ on: 'model', kind: 'hang', times: 1 }];

  it('is given up after the learner’s own time-out', () => {
    const outside = anOutside({ faults });
    expect(errorOf(chat(outside, 8_000))).toMatchObject({
      name: 'TimeoutError',
      status: null,
      code: 'ETIMEDOUT',
    });
    expect(outside.clock.nowMs).toBe(8_000);
  });

  it('costs ten minutes where the learner sets none', () => {
    const outside = anOutside({ faults });
    expect(errorOf(chat(outside)).name).toBe('TimeoutError');
    expect(outside.clock.nowMs).toBe(600_000);
  });

  it('bills the prompt all the same', () => {
    const outside = anOutside({ faults });
    chat(outside, 1_000);
    expect(outside.tokens.prompt).toBeGreaterThan(0);
    expect(outside.tokens.completion).toBe(0);
  });

  it('answers the next call', () => {
    const outside = anOutside({ faults });
    chat(outside, 1_000);
    expect(chat(outside).ok).toBe(true);
  });
});

describe('a slow answer', () => {
  it('is lost where the time-out is shorter, and paid for', () => {
    const outside = anOutside({ faults: [{ on: 'model', kind: 'slow', ms: 30_000 }] });
    expect(errorOf(chat(outside, 10_000)).name).toBe('TimeoutError');
    expect(outside.clock.nowMs).toBe(10_000);
    expect(outside.tokens.completion).toBeGreaterThan(0);
  });

  it('comes where it is not', () => {
    const outside = anOutside({ faults: [{ on: 'model', kind: 'slow', ms: 30_000 }] });
    expect(chat(outside, 60_000).ok).toBe(true);
    expect(outside.clock.nowMs).toBeGreaterThan(30_000);
  });
});

describe('other faults of the wire', () => {
  it('a connection reset after the headers comes late and bills the answer', () => {
    const outside = anOutside({ faults: [{ on: 'model', kind: 'reset', at: 'after-headers' }] });
    expect(errorOf(chat(outside)).code).toBe('ECONNRESET');
    expect(outside.clock.nowMs).toBeGreaterThan(300);
    expect(outside.tokens.completion).toBeGreaterThan(0);
  });

  it('a policy’s refusal carries its own code', () => {
    const code = 'content_policy_violation';
    const outside = anOutside({ faults: [{ on: 'model', kind: 'error', status: 400, code }] });
    expect(errorOf(chat(outside))).toMatchObject({ status: 400, code });
  });

  it('a reset connection is an error without a status', () => {
    const outside = anOutside({ faults: [{ on: 'model', kind: 'reset' }] });
    expect(errorOf(chat(outside))).toMatchObject({
      name: 'ConnectionError',
      status: null,
      code: 'ECONNRESET',
    });
  });

  it.each([
    [500, 'server_error'],
    [503, 'service_unavailable'],
    [529, 'overloaded'],
    [408, 'request_timeout'],
    [401, 'invalid_api_key'],
    [409, 'conflict'],
  ] as const)('a %i carries the code %s and no retry-after', (status, code) => {
    const outside = anOutside({ faults: [{ on: 'model', kind: 'error', status }] });
    expect(errorOf(chat(outside))).toMatchObject({ status, code, headers: {} });
  });

  it('hit the first attempts of the trial, whatever is asked', () => {
    const outside = anOutside({ faults: [{ on: 'model', kind: 'error', status: 500, times: 2 }] });
    expect([1, 2, 3].map(() => chat(outside).ok)).toEqual([false, false, true]);
  });
});

describe('a tool', () => {
  it('fails, hangs and comes back empty as the menu says, each tool by itself', () => {
    const faults: Fault[] = [{ on: 'tool', tool: 'search', kind: 'error', status: 503, times: 1 }];
    const outside = anOutside({ faults });
    expect(errorOf(call(outside, 'tool.search'))).toMatchObject({ name: 'ToolError', status: 503 });
    expect(call(outside, 'tool.search').ok).toBe(true);
  });

  it('that hangs is given up after the learner’s own time-out', () => {
    const outside = anOutside({ faults: [{ on: 'tool', tool: 'search', kind: 'hang' }] });
    expect(errorOf(call(outside, 'tool.search', { options: { timeoutMs: 3_000 } })).name).toBe(
      'TimeoutError',
    );
    expect(outside.clock.nowMs).toBe(3_000);
  });

  it('has done its work even when its answer came too late', () => {
    const outside = anOutside();
    expect(call(outside, 'tool.search', { args: { q: 1 }, options: { timeoutMs: 1 } }).ok).toBe(false);
    expect(outside.effects).toMatchObject([{ op: 'tool.search', args: { args: { q: 1 } } }]);
  });
});

describe('at natural rates', () => {
  const faultsIn = (rates: typeof NATURAL_RATES | undefined) =>
    Array.from({ length: 8_000 }, (_, i) =>
      new Transport([], keyOf('tests', 'natural', i), rates).deliver(0),
    );
  const share = (deliveries: ReturnType<typeof faultsIn>, fault: RegExp) =>
    deliveries.filter((d) => fault.test(d.fault ?? '')).length / deliveries.length;

  it('calls fail about as often as the model card says', () => {
    const deliveries = faultsIn(NATURAL_RATES);
    expect(share(deliveries, /^429/)).toBeCloseTo(NATURAL_RATES.rateLimit, 2);
    expect(share(deliveries, /^503/)).toBeCloseTo(NATURAL_RATES.serverError, 2);
    expect(share(deliveries, /no response/)).toBeCloseTo(NATURAL_RATES.hang, 2);
    expect(share(deliveries, /./)).toBeGreaterThan(0.015);
  });

  it('nothing fails where no rates are given', () => {
    expect(share(faultsIn(undefined), /./)).toBe(0);
  });
});

describe('an answer takes its time', () => {
  it('by its length and a spread that two submissions share', () => {
    const time = () => {
      const outside = anOutside();
      chat(outside);
      return outside.clock.nowMs;
    };
    expect(time()).toBe(time());
    expect(time()).toBeGreaterThan(250);
  });

  it('so that calls at once come back as they are ready', () => {
    const outside = anOutside({ faults: [{ on: 'model', kind: 'slow', ms: 9_000, times: 1 }] });
    const request = aRequest(QUESTION);
    const ids = [1, 2].map(() => start(outside, 'model.chat', { request }));
    expect(outside.advance().map((d) => d.id)).toEqual([ids[1]]);
    expect(outside.advance().map((d) => d.id)).toEqual([ids[0]]);
  });
});
