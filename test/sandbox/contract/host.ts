import { describe, expect, it } from 'vitest';
import type { HostErrorRecord } from '#domain/step';
import type { Engine } from '#sandbox/box';
import { EPOCH_MS, messageOf, type Outside, open, program, run, silence } from '../support.ts';

const OPERATIONS: [string, string, string, unknown][] = [
  [
    'model.chat',
    'host.model.chat({ model: "m" }, { timeoutMs: 5, idempotencyKey: "k", token: host.clock.token() })',
    'model.chat',
    { request: { model: 'm' }, options: { timeoutMs: 5, idempotencyKey: 'k' } },
  ],
  ['clock.sleep', 'host.clock.sleep(250)', 'clock.sleep', { ms: 250 }],
  ['store.get', 'host.store.get("k")', 'store.get', { key: 'k' }],
  [
    'store.put',
    'host.store.put("k", [1], { ifVersion: null })',
    'store.put',
    { key: 'k', value: [1], options: { ifVersion: null } },
  ],
  [
    'review.enqueue',
    'host.review.enqueue({ kind: "x", priority: 1 })',
    'review.enqueue',
    { kind: 'x', priority: 1 },
  ],
  [
    'a tool',
    'host.tools.find({ text: "t" }, { timeoutMs: 9 })',
    'tool.find',
    { args: { text: 't' }, options: { timeoutMs: 9 } },
  ],
  ['a tool without arguments', 'host.tools.find()', 'tool.find', { args: null, options: {} }],
];

const FAULT: HostErrorRecord = {
  name: 'ApiError',
  status: 429,
  code: 'rate_limit_exceeded',
  headers: { 'retry-after': '2' },
  message: 'Slow down.',
};

export function describeHost(engine: () => Engine): void {
  describe('the host object', () => {
    it.each(OPERATIONS)('%s becomes an operation with its arguments', async (_what, call, op, args) => {
      const { ops, value } = run(await open(engine(), program(`return await ${call};`)));
      expect(ops).toEqual([{ id: 1, op, args }]);
      expect(value).toEqual({ op, args });
    });

    it('only the tools of the surface exist', async () => {
      expect(
        run(await open(engine(), program('return Object.keys(host.tools);'), {}, ['a', 'b'])).value,
      ).toEqual(['a', 'b']);
    });

    it('a failed call rejects with an error of its own realm that carries every field', async () => {
      const body =
        'try { await host.model.chat({}); } catch (e: any) { return [e instanceof Error, e.name, e.message, e.status, e.code, e.headers["retry-after"], String(e)]; }';
      const { value } = run(await open(engine(), program(body)), null, () => ({ ok: false, error: FAULT }));
      expect(value).toEqual([
        true,
        'ApiError',
        'Slow down.',
        429,
        'rate_limit_exceeded',
        '2',
        'ApiError: Slow down.',
      ]);
    });

    it('answers in one step arrive in the order given', async () => {
      const body =
        'const order: number[] = []; const call = (n: number) => host.clock.sleep(n).then(() => order.push(n)); await Promise.all([call(3), call(1)]); return order;';
      const box = await open(engine(), program(body));
      box.begin();
      const { ops } = messageOf(box.step({ t: 'start', entry: '', input: null, epochMs: 0 }));
      expect(ops.map((o) => o.id)).toEqual([1, 2]);
      const done = [2, 1].map((id) => ({ id, ok: true as const, value: null }));
      expect(messageOf(box.step({ t: 'resume', done, nowMs: 3 })).end).toEqual({ ok: true, value: [1, 3] });
    });

    it('answers to operations that nobody asked for change nothing', async () => {
      const box = await open(engine(), program('return await host.store.get("k");'));
      box.begin();
      box.step({ t: 'start', entry: '', input: null, epochMs: 0 });
      const done = [{ id: 99, ok: true as const, value: 'forged' }];
      expect(messageOf(box.step({ t: 'resume', done, nowMs: 1 })).end).toBeUndefined();
    });

    it('cancelling a token sends the cancel and rejects at once', async () => {
      const body =
        'const token = host.clock.token(); const call = host.model.chat({}, { token }); token.cancel(); try { await call; } catch (e: any) { return [e.name, token.cancelled]; }';
      const { value, cancels, steps } = run(await open(engine(), program(body)), null, silence);
      expect({ value, cancels, steps }).toEqual({ value: ['CancelledError', true], cancels: [1], steps: 1 });
    });

    it('a call with a cancelled token is never made', async () => {
      const body =
        'const token = host.clock.token(); token.cancel(); try { await host.tools.find({}, { token }); } catch (e: any) { return e.name; }';
      expect(run(await open(engine(), program(body)))).toMatchObject({
        value: 'CancelledError',
        ops: [],
        cancels: [],
      });
    });

    it('cancelling after the answer changes nothing', async () => {
      const body =
        'const token = host.clock.token(); await host.store.get("k"); await host.model.chat({}, { token }); token.cancel(); return 1;';
      expect(run(await open(engine(), program(body)))).toMatchObject({ value: 1, cancels: [] });
    });

    it('a program whose only pending call was cancelled hangs', async () => {
      const body =
        'const token = host.clock.token(); host.clock.sleep(5); const c = host.model.chat({}, { token }); c.catch(() => {}); token.cancel(); await new Promise(() => {});';
      expect(run(await open(engine(), program(body)), null).ending).toBe('hung');
    });

    it('a stream is read chunk by chunk', async () => {
      const body =
        'const seen = []; for await (const c of host.model.stream({ q: 1 }, { timeoutMs: 7 })) seen.push(c.n); return seen;';
      const { value, ops } = run(await open(engine(), program(body)), null, chunks(3));
      expect(value).toEqual([1, 2, 3]);
      expect(ops.map((o) => o.op)).toEqual(['model.stream', ...Array(4).fill('model.stream.next')]);
      expect(ops.slice(0, 2).map((o) => o.args)).toEqual([
        { request: { q: 1 }, options: { timeoutMs: 7 } },
        { streamId: 's1' },
      ]);
    });

    it('leaving a stream early closes it', async () => {
      const body = 'for await (const c of host.model.stream({})) { if (c.n === 2) break; } return "left";';
      const { value, ops } = run(await open(engine(), program(body)), null, chunks(9));
      expect(value).toBe('left');
      expect(ops.at(-1)).toMatchObject({ op: 'model.stream.close', args: { streamId: 's1' } });
    });

    it('a stream that breaks off throws at the reader and is over', async () => {
      const body =
        'const it = host.model.stream({})[Symbol.asyncIterator](); await it.next(); try { await it.next(); } catch (e: any) { return [e.name, await it.next()]; }';
      const { value } = run(
        await open(engine(), program(body)),
        null,
        chunks(1, { ok: false, error: { ...FAULT, name: 'ConnectionError' } }),
      );
      expect(value).toEqual(['ConnectionError', { done: true }]);
    });

    it('logs and metrics are records and need no answer', async () => {
      const body =
        'host.log("error", "seen", { a: 1 }); host.metric("latency", 5, { route: "a" }); console.warn("careful", { b: 2 }); return 1;';
      expect(run(await open(engine(), program(body)))).toMatchObject({
        value: 1,
        ops: [],
        logs: [
          { level: 'error', event: 'seen', data: { a: 1 } },
          { level: 'info', event: 'metric', data: { name: 'latency', value: 5, labels: { route: 'a' } } },
          { level: 'warn', event: 'console', data: 'careful {"b":2}' },
        ],
      });
    });

    it('timers run on the virtual clock and can be cleared', async () => {
      const body =
        'const seen: unknown[] = []; setTimeout((x: unknown) => seen.push(x), 50, "ran"); const t = setTimeout(() => seen.push("never"), 10); clearTimeout(t); await host.clock.sleep(60); return [seen, Date.now()];';
      const { value, ops, cancels } = run(await open(engine(), program(body)));
      expect(value).toEqual([['ran'], EPOCH_MS + 100]);
      expect([ops.map((o) => o.args), cancels]).toEqual([[{ ms: 50 }, { ms: 10 }, { ms: 60 }], [2]]);
    });
  });
}

/** A stream of `count` chunks, and then the end or what is given. */
function chunks(count: number, last: ReturnType<Outside> = { ok: true, value: { done: true } }): Outside {
  let sent = 0;
  return ({ op }) => {
    if (op === 'model.stream') return { ok: true, value: { streamId: 's1' } };
    if (op !== 'model.stream.next') return { ok: true, value: null };
    sent += 1;
    return sent <= count ? { ok: true, value: { chunk: { n: sent } } } : last;
  };
}
