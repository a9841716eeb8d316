import { describe, expect, it } from 'vitest';
import type { Engine } from '#sandbox/box';
import type { Traits } from '../box.contract.ts';
import { open, program, run, tryOpen } from '../support.ts';

const MULTI = {
  'src/main.ts': `import type { Order } from './types';
import { total } from './lib/total.js';

interface Answer {
  sum: number;
}
export default async function main(input: Order, host: any): Promise<Answer> {
  await host.clock.sleep(1);
  return { sum: total(input as Order) };
}
`,
  'src/types.ts': 'export interface Order { lines?: { price: number }[]; host?: boolean }\n',
  'src/lib/total.ts': `import type { Order } from '../types.ts';

enum Mode { Plain = 1 }
export function total(order: Order): number {
  const mode: Mode = Mode.Plain;
  const lines = order.lines as { price: number }[];
  return lines.map((line) => (line as any).price.amount + mode).length;
}
`,
};

export function describeOpening(engine: () => Engine, traits: Traits): void {
  describe('opening', () => {
    it('an error is placed in the learner’s own file, line and column', async () => {
      const box = await open(engine(), MULTI);
      expect(run(box, { lines: [{}] }).error).toMatchObject({
        name: 'TypeError',
        file: 'src/lib/total.ts',
        line: 7,
        column: traits.undefinedReadColumns.amount,
      });
      expect(run(box, {}).error).toMatchObject({
        file: 'src/lib/total.ts',
        line: 7,
        column: traits.undefinedReadColumns.map,
      });
    });

    it('an error of the host is placed where it was called for', async () => {
      const source = program('\n  await host.clock.sleep(1);\n  await host.model.chat({});');
      const error = {
        name: 'ApiError',
        status: 429,
        code: 'rate_limit_exceeded',
        headers: {},
        message: 'Slow down.',
      } as const;
      const { error: seen } = run(await open(engine(), source), null, ({ op }) =>
        op === 'model.chat' ? { ok: false, error } : { ok: true, value: null },
      );
      expect(seen).toMatchObject({ name: 'ApiError', message: 'Slow down.', file: 'src/main.ts', line: 4 });
    });

    it('the description of an error has no stack and no frame of ours', async () => {
      const { error } = run(
        await open(engine(), program('host.tools.find({ get a() { throw new Error("x"); } }); throw null;')),
      );
      expect(error).toEqual({ name: 'Thrown', message: 'null' });
    });

    it('a program without a default function does not compile', async () => {
      expect(await tryOpen(engine(), 'export const main = 1;')).toMatchObject({
        ok: false,
        ending: 'does_not_compile',
        error: { file: 'src/main.ts', message: expect.stringContaining('has no default export') },
      });
      expect(await tryOpen(engine(), 'export default { main() {} };')).toMatchObject({
        ending: 'does_not_compile',
      });
    });

    it('what only the interpreter finds wrong does not compile, at its place', async () => {
      expect(await tryOpen(engine(), 'let a = 1;\nlet a = 2;\nexport default () => a;')).toMatchObject({
        ending: 'does_not_compile',
        error: { file: 'src/main.ts', line: 2 },
      });
    });

    it('importing a name that the file does not export does not compile', async () => {
      const files = {
        'src/main.ts': "import { gone } from './b';\nexport default () => gone;",
        'src/b.ts': 'export const here = 1;',
      };
      expect(await tryOpen(engine(), files)).toMatchObject({
        ending: 'does_not_compile',
        error: { file: 'src/main.ts', message: expect.stringContaining('gone') },
      });
    });

    it('a module that throws at its top level ends threw, even with a syntax error of its own making', async () => {
      expect(await tryOpen(engine(), `\nJSON.parse('{');\n${program('')}`)).toMatchObject({
        ending: 'threw',
        error: { file: 'src/main.ts', line: 2, message: expect.stringContaining('SyntaxError') },
      });
    });

    it.each([
      ['loops', 'while (true) {}', 'out_of_fuel'],
      ['awaits what never happens', 'await new Promise(() => {});', 'hung'],
      ['waits for a timer', 'await new Promise((r) => setTimeout(r, 1));', 'hung'],
      ['needs too much memory', 'const a = []; for (;;) a.push(new ArrayBuffer(1 << 20));', 'out_of_memory'],
      ['recurses', 'const f = (): number => f() + 1; f();', 'threw'],
    ])('a module that %s at its top level ends as such', async (_what, top, ending) => {
      expect(await tryOpen(engine(), `${top}\n${program('')}`)).toMatchObject({ ok: false, ending });
    });

    it('logging at the top level is allowed and kept by no trial', async () => {
      const box = await open(engine(), `console.log('loaded');\n${program('return 1;')}`);
      expect(run(box)).toMatchObject({ value: 1, logs: [] });
    });

    it('files may import each other in a circle', async () => {
      const files = {
        'src/main.ts': "import { b } from './b';\nexport const a = 1;\nexport default async () => b();",
        'src/b.ts': "import { a } from './main';\nexport const b = () => a + 1;",
      };
      expect(run(await open(engine(), files)).value).toBe(2);
    });

    it('a JSON file is imported as its data', async () => {
      const files = {
        'src/main.ts': "import facts from './facts.json';\nexport default async () => facts;",
        'src/facts.json': '{"a":["é"]}',
      };
      expect(run(await open(engine(), files)).value).toEqual({ a: ['é'] });
    });

    it('two boxes of one engine know nothing of each other', async () => {
      const source = program('return (globalThis as any).shared ??= input;');
      const [one, two] = [await open(engine(), source), await open(engine(), source)];
      expect([run(one, 1).value, run(two, 2).value, run(one, 3).value]).toEqual([1, 2, 3]);
    });

    it('a closed box refuses to go on', async () => {
      const box = await open(engine(), program(''));
      box.close();
      expect(() => box.begin()).toThrow(/closed/);
    });
  });
}
