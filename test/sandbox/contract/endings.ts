import { describe, expect, it } from 'vitest';
import type { Engine } from '#sandbox/box';
import { open, program, run, silence } from '../support.ts';

/** Programs that behave badly when told to, and honestly otherwise, so that one box shows both. */
const BAD: { name: string; body: string; ending: string; says?: RegExp }[] = [
  { name: 'loops for ever', body: 'while (true) {}', ending: 'out_of_fuel', says: /200 units/ },
  { name: 'awaits nothing for ever', body: 'for (;;) await 0;', ending: 'out_of_fuel' },
  {
    name: 'catches every error in a loop',
    body: 'for (;;) { try { while (true) {} } catch {} finally { continue; } }',
    ending: 'out_of_fuel',
  },
  {
    name: 'loops inside a rejected callback',
    body: 'await Promise.reject(1).catch(() => { while (true) {} });',
    ending: 'out_of_fuel',
  },
  {
    name: 'matches a catastrophic pattern',
    body: 'return /^(a+)+$/.test("a".repeat(40) + "b");',
    ending: 'out_of_fuel',
  },
  {
    name: 'fills the memory with objects',
    body: 'const a = []; for (;;) a.push({ a: [1, 2, 3] });',
    ending: 'out_of_memory',
    says: /64 MiB/,
  },
  {
    name: 'fills the memory with buffers',
    body: 'const a = []; for (;;) a.push(new ArrayBuffer(1 << 20));',
    ending: 'out_of_memory',
  },
  {
    name: 'catches running out of memory',
    body: 'const a = []; for (;;) { try { for (;;) a.push("x".repeat(1 << 20) + a.length); } catch {} }',
    ending: 'out_of_memory',
  },
  {
    name: 'chains promises for ever',
    body: 'const f = () => Promise.resolve().then(() => Promise.all([f(), f()])); await f();',
    ending: 'out_of_memory',
  },
  { name: 'never settles', body: 'await new Promise(() => {});', ending: 'hung' },
  { name: 'awaits a thenable that never answers', body: 'await { then() {} };', ending: 'hung' },
  { name: 'recurses without end', body: 'const f = (): number => f() + 1; return f();', ending: 'threw' },
  {
    name: 'recurses in a getter',
    body: 'const o = { get a(): unknown { return this.a; } }; return o;',
    ending: 'threw',
  },
  { name: 'parses a deep text', body: 'return JSON.parse("[".repeat(300000));', ending: 'threw' },
  { name: 'throws', body: 'throw new TypeError("no");', ending: 'threw' },
  {
    name: 'throws a proxy of traps',
    body: 'throw new Proxy({}, { get() { throw 1; }, ownKeys() { throw 1; } });',
    ending: 'threw',
  },
  {
    name: 'returns a proxy with endless keys',
    body: 'return new Proxy({}, { ownKeys() { for (;;) {} } });',
    ending: 'out_of_fuel',
  },
  {
    name: 'throws in a timer',
    body: 'setTimeout(() => { throw new Error("late"); }, 5); await host.clock.sleep(1000);',
    ending: 'threw',
  },
  {
    name: 'returns a list of 2**32 - 1 holes',
    body: 'const a: unknown[] = []; a.length = 2 ** 32 - 1; return a;',
    ending: 'out_of_output',
    says: /4294967295 elements/,
  },
  {
    name: 'returns a text of ten megabytes',
    body: 'return "x".repeat(1e7);',
    ending: 'out_of_output',
    says: /at most 64 KB/,
  },
  {
    name: 'returns just more than is allowed',
    body: 'return "é".repeat(33_000);',
    ending: 'out_of_output',
    says: /66,002 bytes/,
  },
  {
    name: 'floods the log',
    body: 'for (;;) console.log("x".repeat(100));',
    ending: 'out_of_output',
    says: /logged more than 64 KB/,
  },
  {
    name: 'starts 1,001 operations',
    body: 'await Promise.all(Array.from({ length: 1001 }, () => host.clock.sleep(1)));',
    ending: 'out_of_operations',
    says: /1,000/,
  },
  {
    name: 'fills our memory with arguments',
    body: 'const s = "x".repeat(1_000_000); await Promise.all(Array.from({ length: 500 }, () => host.review.enqueue({ s })));',
    ending: 'out_of_fuel',
    says: /sent and received too much/,
  },
  {
    name: 'has a large answer sent again and again',
    body: 'const s = "x".repeat(100_000); await host.store.put("k", s); for (;;) await host.store.put("k", s);',
    ending: 'out_of_fuel',
    says: /sent and received too much/,
  },
  { name: 'starts operations for ever', body: 'for (;;) host.clock.sleep(1);', ending: 'out_of_operations' },
];

const HONEST = 'const { args } = await host.model.chat({ n: input.n }); return { n: args.request.n * 2 };';

export function describeEndings(engine: () => Engine): void {
  describe('endings', () => {
    it.each(BAD)(
      'a program that $name ends $ending, and the next trial is honest',
      async ({ body, ending, says }) => {
        const box = await open(engine(), program(`if (input === null) {\n${body}\n}\n${HONEST}`));
        const bad = run(box, null);
        expect(bad.ending).toBe(ending);
        if (says) expect(bad.detail).toMatch(says);
        expect(run(box, { n: 21 })).toMatchObject({ ending: 'returned', value: { n: 42 } });
        expect(run(box, null)).toEqual(bad);
      },
    );

    it('a program that waits for the outside is not hung', async () => {
      const box = await open(engine(), program('await host.clock.sleep(5);'));
      expect(run(box, null, silence).ending).toBe('waiting');
    });

    it('a thousand operations are allowed', async () => {
      const box = await open(
        engine(),
        program('for (let i = 0; i < 1000; i++) await host.clock.sleep(1); return 1;'),
      );
      const { ending, ops } = run(box);
      expect({ ending, count: ops.length }).toEqual({ ending: 'returned', count: 1000 });
    });

    it('a result just within the limit is returned', async () => {
      const box = await open(engine(), program('return "x".repeat(65_534);'));
      expect(run(box).ending).toBe('returned');
    });

    it('an interrupted loop has always done the same number of turns, and what it said before is kept', async () => {
      const body = 'for (let n = 1; ; n++) if (n % 1000 === 0) host.log("info", "turns", n);';
      const turns = async (fuel: number): Promise<unknown> => {
        const box = await open(engine(), program(body), { fuel, logBytes: 1 << 20 });
        const { ending, logs } = run(box);
        expect({ ending, fuel: box.fuel() }).toEqual({ ending: 'out_of_fuel', fuel });
        return logs.at(-1)?.data;
      };
      const [once, again, less] = [await turns(30), await turns(30), await turns(20)];
      expect(once).toBe(again);
      expect(Number(less)).toBeLessThan(Number(once));
    });

    it('a large answer is counted as well as what asked for it', async () => {
      const box = await open(engine(), program('for (let i = 0; i < 20; i++) await host.store.get("k");'));
      run(box, null, () => ({ ok: true, value: 'x' }));
      const small = box.fuel();
      run(box, null, () => ({ ok: true, value: 'x'.repeat(16_384) }));
      expect(box.fuel()).toBeGreaterThanOrEqual(small + 20);
    });

    it('an ordinary program burns no fuel worth counting', async () => {
      const box = await open(engine(), program(HONEST));
      run(box, { n: 1 });
      expect(box.fuel()).toBeLessThanOrEqual(1);
    });

    it('a stopped trial stays stopped until the next begins', async () => {
      const box = await open(engine(), program('while (true) {}'));
      const first = run(box);
      const again = box.step({ t: 'resume', done: [], nowMs: 0 });
      expect(again).toEqual({ kind: 'stopped', ending: first.ending, detail: first.detail });
    });

    it('only the first end counts', async () => {
      const box = await open(
        engine(),
        program('setTimeout(() => { throw new Error("late"); }, 1); return "first";'),
      );
      box.begin();
      const first = box.step({ t: 'start', entry: '', input: null, epochMs: 0 });
      const second = box.step({ t: 'resume', done: [{ id: 1, ok: true, value: null }], nowMs: 1 });
      expect(first).toMatchObject({ message: { end: { ok: true, value: 'first' } } });
      expect(second).toEqual({ kind: 'message', message: { ops: [], cancels: [], logs: [] } });
    });
  });
}
