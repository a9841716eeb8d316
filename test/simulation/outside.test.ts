import { describe, expect, it } from 'vitest';
import { anOutside, answered, call, errorOf, start } from './builders.ts';

describe('sleeping', () => {
  it('three seconds at once takes one second', () => {
    const outside = anOutside();
    const ids = [1, 2, 3].map(() => start(outside, 'clock.sleep', { ms: 1000 }));
    expect(outside.advance().map((d) => d.id)).toEqual(ids);
    expect(outside.clock.nowMs).toBe(1000);
  });

  it('five seconds against two minutes is over after five', () => {
    const outside = anOutside();
    const [soon] = [5_000, 120_000].map((ms) => start(outside, 'clock.sleep', { ms }));
    expect(outside.advance().map((d) => d.id)).toEqual([soon]);
    expect(outside.clock.nowMs).toBe(5_000);
  });

  it('for longer than a call may last is no time-out', () => {
    const outside = anOutside();
    expect(call(outside, 'clock.sleep', { ms: 3_600_000 }).ok).toBe(true);
    expect(outside.clock.nowMs).toBe(3_600_000);
  });

  it('for ever and ever stays a number that JSON can hold', () => {
    const outside = anOutside();
    for (let i = 0; i < 3; i += 1) call(outside, 'clock.sleep', { ms: Number.MAX_VALUE });
    expect(outside.clock.nowMs).toBe(3 * (2 ** 31 - 1));
  });

  it.each([[-5], ['soon'], [null]])('for %j takes no time', (ms) => {
    const outside = anOutside();
    call(outside, 'clock.sleep', { ms });
    expect(outside.clock.nowMs).toBe(0);
  });
});

describe('an operation that is cancelled', () => {
  it('is never answered, and costs no time by itself', () => {
    const outside = anOutside();
    const long = start(outside, 'clock.sleep', { ms: 60_000 });
    const short = start(outside, 'clock.sleep', { ms: 10 });
    outside.cancel(long);
    expect(outside.advance().map((d) => d.id)).toEqual([short]);
    expect(outside.advance()).toEqual([]);
    expect(outside.clock.nowMs).toBe(10);
    expect(outside.pending).toBe(0);
  });

  it('is marked in the trace and keeps no answer', () => {
    const outside = anOutside();
    outside.cancel(start(outside, 'clock.sleep', { ms: 60_000 }));
    expect(outside.trace.entries).toMatchObject([
      { endMs: null, ok: false, answer: null, fault: 'cancelled' },
    ]);
  });

  it('can be cancelled again, or after its answer, to no effect', () => {
    const outside = anOutside();
    const id = start(outside, 'clock.sleep', { ms: 10 });
    outside.advance();
    outside.cancel(id);
    outside.cancel(99_999);
    expect(outside.pending).toBe(0);
    expect(outside.trace.entries[0]).toMatchObject({ endMs: 10, ok: true });
  });
});

describe('the store', () => {
  it('gives back what was put, with a version that counts up', () => {
    const outside = anOutside();
    expect(answered(call(outside, 'store.get', { key: 'a' }))).toBeNull();
    expect(answered(call(outside, 'store.put', { key: 'a', value: [1] }))).toEqual({ version: 1 });
    expect(answered(call(outside, 'store.put', { key: 'a', value: [2] }))).toEqual({ version: 2 });
    expect(answered(call(outside, 'store.get', { key: 'a' }))).toEqual({ value: [2], version: 2 });
  });

  it('refuses a write that expects another version', () => {
    const outside = anOutside();
    const put = (ifVersion: number | null) =>
      call(outside, 'store.put', { key: 'a', value: 1, options: { ifVersion } });
    expect(put(null).ok).toBe(true);
    expect(errorOf(put(null))).toMatchObject({ name: 'ToolError', status: 409 });
    expect(errorOf(put(7)).message).toBe('a is at version 1.');
    expect(put(1).ok).toBe(true);
  });
});

describe('the outside', () => {
  it('hands a case to a person and counts the cases', () => {
    const outside = anOutside();
    expect(answered(call(outside, 'review.enqueue', { reason: 'angry' }))).toEqual({ reviewId: 'rv_1' });
    expect(answered(call(outside, 'review.enqueue', {}))).toEqual({ reviewId: 'rv_2' });
    expect(outside.effects.map((e) => e.op)).toEqual(['review.enqueue', 'review.enqueue']);
    expect(outside.effects[0]?.args).toEqual({ reason: 'angry' });
  });

  it('says of an operation it does not offer that it does not', () => {
    const error = errorOf(call(anOutside(), 'disk.format'));
    expect(error).toMatchObject({ name: 'ApiError', status: 400, code: 'unsupported_operation' });
  });

  it('says of a tool it does not have that there is none', () => {
    expect(errorOf(call(anOutside(), 'tool.refund'))).toMatchObject({ name: 'ToolError', status: 404 });
  });

  it('never answers when nothing was asked', () => {
    expect(anOutside().advance()).toEqual([]);
  });

  it('keeps logs with the virtual time at which they were written', () => {
    const outside = anOutside();
    call(outside, 'clock.sleep', { ms: 70 });
    outside.log([{ level: 'info', event: 'here', data: 1 }]);
    expect(outside.trace.logs).toEqual([{ level: 'info', event: 'here', data: 1, atMs: 70 }]);
  });
});
