import { describe, expect, it } from 'vitest';
import type { Engine } from '#sandbox/box';
import { EPOCH_MS, open, program, run } from '../support.ts';

const STATE: [string, string, string][] = [
  ['a variable of the module', 'let kept = 0;', 'return ++kept;'],
  ['a global', '', 'return (globalThis.kept = (globalThis.kept ?? 0) + 1);'],
  ['a prototype', '', 'const p: any = Array.prototype; return (p.kept = (p.kept ?? 0) + 1);'],
  [
    'a registered symbol',
    '',
    'const k: any = Symbol.for("kept"); const g: any = globalThis; return (g[k] = (g[k] ?? 0) + 1);',
  ],
  ['the host object', '', 'return (host.kept = (host.kept ?? 0) + 1);'],
  ['a job left over', 'let kept = 0;', 'host.clock.sleep(1).then(() => kept++); return kept + 1;'],
  ['the last index of a pattern', 'const r = /a/g;', 'r.test("aa"); return r.lastIndex;'],
  ['the count of operations', '', 'host.clock.sleep(1); return 1;'],
  [
    'numbers drawn by Math.random',
    'let first: number | undefined;',
    'first ??= Math.random(); return first;',
  ],
];

export function describeIsolation(engine: () => Engine): void {
  describe('isolation', () => {
    it.each(STATE)('%s does not survive a trial', async (_what, top, body) => {
      const box = await open(engine(), `${top}\n${program(body)}`);
      const first = run(box);
      expect(first.ending).toBe('returned');
      expect(run(box)).toEqual(first);
    });

    it('a large empty buffer of the program’s own is emptied again', async () => {
      const box = await open(
        engine(),
        `const room = new Uint8Array(8 << 20);\n${program('const was = room[5_000_000]; room.fill(7); return was;')}`,
      );
      expect([run(box).value, run(box).value]).toEqual([0, 0]);
    });

    it('five runs of a program are identical to the byte', async () => {
      const body =
        'console.log(Math.random(), Date.now(), new Date().toString()); const a = await Promise.all([host.model.chat({ n: 1 }), host.clock.sleep(5)]); return { a, r: Math.random() };';
      const box = await open(engine(), program(body));
      const runs = Array.from({ length: 5 }, (_, n) => JSON.stringify(run(box, { n: n * 0 })));
      const other = await open(engine(), program(body));
      expect(new Set([...runs, JSON.stringify(run(other, { n: 0 }))]).size).toBe(1);
    });

    it('the clock is the trial’s, and local time is universal time', async () => {
      const body =
        'const a = Date.now(); await host.clock.sleep(1); return [a, Date.now(), host.clock.now(), host.clock.isoNow(), new Date().getTimezoneOffset(), new Date(2026, 6, 1, 12).toISOString()];';
      const later = EPOCH_MS + 100;
      expect(run(await open(engine(), program(body))).value).toEqual([
        EPOCH_MS,
        later,
        later,
        new Date(later).toISOString(),
        0,
        '2026-07-01T12:00:00.000Z',
      ]);
    });

    it.each([
      'process',
      'require',
      'fetch',
      'WebAssembly',
      'SharedArrayBuffer',
      'Atomics',
      'performance',
      'holdfastBegin',
      'std',
      'os',
      'scriptArgs',
      'print',
    ])('there is no %s', async (name) => {
      expect(
        run(await open(engine(), program(`return typeof globalThis[${JSON.stringify(name)}];`))).value,
      ).toBe('undefined');
    });

    it.each([
      'this',
      'host',
      'host.model.chat',
      'input',
      'new Error("x")',
      'Promise.resolve()',
      'async () => {}',
      'console.log',
    ])('the constructor’s constructor of %s is the guest’s own', async (expression) => {
      const body = `try { return (${expression}).constructor.constructor("return typeof process + typeof require")(); } catch (e) { return String(e); }`;
      expect(String(run(await open(engine(), program(body)), {}).value)).not.toMatch(/object|function$/);
    });

    it.each([
      'node:fs',
      'fs',
      './nowhere.ts',
      '../../../etc/passwd',
      '/etc/passwd',
      'file:///etc/passwd',
      'https://example.test/a.js',
      'data:text/javascript,1',
      'holdfast:prelude',
      '%2e%2e/x',
      './a\0b',
    ])('importing %j at run time is refused and shows no path of the machine', async (name) => {
      const body = `try { await import(${JSON.stringify(name).replace('\\u0000', '\\0')} + ''); return 'imported'; } catch (e: any) { return e.name + ': ' + e.message; }`;
      expect(run(await open(engine(), program(body))).value).toMatch(
        /^TypeError: (Only files of this submission can be imported|.{1,30} is not among your files)/,
      );
    });

    it('a file of the submission may be imported at run time', async () => {
      const files = {
        'src/main.ts': program("const { two } = await import('./two'); return two;"),
        'src/two.ts': 'export const two: number = 2;',
      };
      expect(run(await open(engine(), files)).value).toBe(2);
    });

    it('stack traces name files of the program and of nothing else', async () => {
      const stack = String(run(await open(engine(), program('return new Error("x").stack;'))).value);
      expect(stack).toContain('src/main.ts');
      expect(stack).not.toMatch(/node_modules|file:|\.mjs|work/);
    });

    it('a stack is text, whatever the program asks for: a call site would hand out functions of ours', async () => {
      const body = `const seen: unknown[] = [];
        (Error as any).prepareStackTrace = (_: unknown, sites: unknown) => seen.push(sites);
        const fresh = new Error('x');
        (Error as any).captureStackTrace?.(fresh);
        try { await host.model.chat({ a: undefined, b: NaN }); } catch (error: any) { seen.push(error.stack); }
        return [typeof fresh.stack, seen.map((each) => typeof each), 'captureStackTrace' in Error];`;
      expect(run(await open(engine(), program(body))).value).toEqual(['string', ['string'], false]);
    });

    it('import.meta tells nothing of the machine', async () => {
      const value = run(
        await open(engine(), program('return Object.values(import.meta).map(String);')),
      ).value;
      expect(JSON.stringify(value)).not.toMatch(/\/work|file:/);
    });

    it('a trap of the interpreter ends the trial and not the box', async () => {
      const body =
        'if (input === 1) return 1; const keys: string[] = []; const p = new Proxy({}, { ownKeys() { return { length: 2 ** 32 + 1, 0: "a" } as any; } }); try { Reflect.ownKeys(p); } catch {} return 0;';
      const box = await open(engine(), program(body));
      expect(run(box).ending).toMatch(/returned|threw|out_of_/);
      expect(run(box, 1).value).toBe(1);
    });
  });
}
