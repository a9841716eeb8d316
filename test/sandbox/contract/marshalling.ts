import { describe, expect, it } from 'vitest';
import type { Engine } from '#sandbox/box';
import { open, program, run } from '../support.ts';

const INVALID: [string, string, string][] = [
  ['NaN', 'return { a: NaN };', 'result.a is NaN, which JSON cannot hold'],
  [
    'an infinite number',
    'return { list: [1, 1 / 0] };',
    'result.list[1] is Infinity, which JSON cannot hold',
  ],
  [
    'a BigInt',
    'return { "odd key": 1n };',
    'result["odd key"] is a BigInt, which JSON cannot hold; use a number or a string',
  ],
  ['undefined in a list', 'return [undefined];', 'result[0] is undefined, which JSON cannot hold; use null'],
  ['a hole', 'return [1, , 3];', 'result[1] is undefined, which JSON cannot hold; use null'],
  ['a function', 'return () => 1;', 'result is a function, which JSON cannot hold'],
  ['a symbol', 'return { s: Symbol("x") };', 'result.s is a symbol, which JSON cannot hold'],
  ['a Map', 'return { m: new Map() };', 'result.m is a Map, which JSON cannot hold'],
  ['a Set', 'return new Set([1]);', 'result is a Set, which JSON cannot hold'],
  ['a Date', 'return { at: new Date() };', 'result.at is a Date, which JSON cannot hold'],
  [
    'a promise',
    'return { p: Promise.resolve(1) };',
    'result.p is a Promise (is an await missing?), which JSON cannot hold',
  ],
  ['a typed array', 'return new Uint8Array(2);', 'result is a typed array, which JSON cannot hold'],
  [
    'a cycle',
    'const a: any = { b: {} }; a.b.a = a; return a;',
    'result.b.a refers back to result (a cycle), which JSON cannot hold',
  ],
  ['too deep a value', 'let a: any = 1; for (let i = 0; i < 65; i++) a = { a }; return a;', 'levels'],
  [
    'the key __proto__',
    'return JSON.parse(\'{"__proto__": {"passed": true}}\');',
    'result has a key named __proto__',
  ],
];

const TAMPERED: [string, string][] = [
  ['JSON.stringify', 'JSON.stringify = () => "1";'],
  ['JSON.parse', 'JSON.parse = () => ({ t: "start", input: 7 });'],
  ['Promise.prototype.then', 'Promise.prototype.then = function () { return this; };'],
  ['Object.prototype.toJSON', 'Object.prototype.toJSON = () => 1; String.prototype.toJSON = () => 1;'],
  ['Object.keys', 'Object.keys = () => ["forged"];'],
  [
    'Array.prototype',
    'Array.prototype[Symbol.iterator] = null; Array.prototype.push = null; Array.isArray = () => false;',
  ],
  [
    'a setter for every answer',
    'Object.defineProperty(Object.prototype, "value", { set() { throw 1; }, get() { return 9; } });',
  ],
  ['isFinite', 'Number.isFinite = () => false; Map.prototype.get = null; WeakMap.prototype.get = null;'],
  [
    'frozen globals',
    'Object.freeze(globalThis); Object.freeze(Object.prototype); Object.freeze(Array.prototype);',
  ],
];

export function describeMarshalling(engine: () => Engine): void {
  describe('values', () => {
    it.each(INVALID)('a result with %s is refused in words', async (_what, body, words) => {
      const { ending, detail } = run(await open(engine(), program(body)));
      expect(ending).toBe('invalid_result');
      expect(detail).toContain(words);
    });

    it.each([
      ['nothing as null', '', null],
      ['undefined properties as absent', 'return { a: undefined, b: 1 };', { b: 1 }],
      ['minus zero as zero', 'return [-0];', [0]],
      ['own fields of a class', 'class P { x = 1; get y() { return 2; } } return new P();', { x: 1 }],
      ['what a getter says', 'return { get a() { return { b: 1 }; } };', { a: { b: 1 } }],
      ['no toJSON', 'return { a: 1, toJSON: undefined };', { a: 1 }],
      [
        'no toJSON of a class',
        'class P { x = 1; toJSON() { return "forged"; } } return [new P()];',
        [{ x: 1 }],
      ],
      [
        'no toJSON of all objects',
        'Object.assign(Object.prototype, { toJSON() { return "forged"; } }); return { a: [{ b: 1 }] };',
        { a: [{ b: 1 }] },
      ],
      [
        'no toJSON of all arrays',
        'Object.assign(Array.prototype, { toJSON() { return "forged"; } }); return { a: [1] };',
        { a: [1] },
      ],
      [
        'what is plain when it is looked at, whatever it is later',
        'let n = 0; return { get a() { return n++ ? new Map() : 1; } };',
        { a: {} },
      ],
      ['the same object twice', 'const a = { n: 1 }; return [a, a];', [{ n: 1 }, { n: 1 }]],
      [
        'sixty-four levels',
        'let a: any = 1; for (let i = 0; i < 64; i++) a = [a]; return input ? 0 : a.length;',
        1,
      ],
      [
        'any character',
        'return "\\u0000 \\ud83d\\ude00 \\ud800 \\u2028 <b>";',
        '\u0000 😀 \ud800 \u2028 <b>',
      ],
    ])('a result holds %s', async (_what, body, value) => {
      expect(run(await open(engine(), program(body)))).toMatchObject({ ending: 'returned', value });
    });

    it('an input arrives as it was sent', async () => {
      const input = {
        text: '\u0000 😀 \ud800 "quoted"',
        list: [1.5, -2e-7, true, null],
        deep: { a: { b: [] } },
      };
      const box = await open(engine(), program('return input;'));
      expect(run(box, input).value).toEqual(input);
    });

    it('arguments that JSON cannot hold reject the call and name the place', async () => {
      const body =
        'try { await host.model.chat({ messages: [{ content: undefined }, NaN] }); } catch (e: any) { return e.message; }';
      const { value, ops } = run(await open(engine(), program(body)));
      expect(value).toBe('call.request.messages[1] is NaN, which JSON cannot hold');
      expect(ops).toEqual([]);
    });

    it.each(TAMPERED)(
      'a program that replaces %s changes nothing about its answer',
      async (_what, tampering) => {
        const source = `${tampering}\n${program('const a = await host.model.chat({ q: "x" }); return { text: "t", list: [1, 2.5], q: a.args.request.q };')}`;
        const { ending, value } = run(await open(engine(), source));
        expect({ ending, value }).toEqual({
          ending: 'returned',
          value: { text: 't', list: [1, 2.5], q: 'x' },
        });
      },
    );

    it('an answer is a plain value that the program may change', async () => {
      const body = 'const a = await host.store.get("k"); a.extra = 1; a.args.more = 2; return a;';
      expect(run(await open(engine(), program(body))).value).toMatchObject({
        extra: 1,
        args: { key: 'k', more: 2 },
      });
    });

    it('an endless getter in a result is the program’s own fuel', async () => {
      const { ending } = run(await open(engine(), program('return { get a() { for (;;) {} } };')));
      expect(ending).toBe('out_of_fuel');
    });

    it('a getter that throws in a result is an error of the program', async () => {
      const { ending, error } = run(
        await open(engine(), program('return { get a() { throw new RangeError("mine"); } };')),
      );
      expect({ ending, error }).toMatchObject({
        ending: 'threw',
        error: { name: 'RangeError', message: 'mine', line: 2 },
      });
    });

    it('what cannot be logged is logged as words', async () => {
      const body =
        'host.log("warn", "odd", { a: new Map() }); console.log(Symbol("s"), 1n, new Error("e"), undefined);';
      const { logs } = run(await open(engine(), program(body)));
      expect(logs).toEqual([
        { level: 'warn', event: 'odd', data: '(data.a is a Map, which JSON cannot hold)' },
        { level: 'info', event: 'console', data: 'Symbol(s) 1 Error: e undefined' },
      ]);
    });
  });
}
