import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { canonicalJson } from '#domain/json';
import type { Ending } from '#domain/verdict';
import { tempFolder } from '../support/temp-folder.ts';
import { Bench } from './programs.ts';

export const HOSTILE: [what: string, ending: Ending, body: string][] = [
  ['an endless loop', 'out_of_fuel', 'while (true) {}'],
  [
    'a memory bomb',
    'out_of_memory',
    'const all: unknown[] = []; for (;;) all.push(new Array(1_000).fill(1.5));',
  ],
  ['a promise that never settles', 'hung', 'await new Promise(() => {});'],
  [
    'an array of length 2**32 − 1',
    'out_of_output',
    'const a: unknown[] = []; a.length = 4294967295; return a;',
  ],
  ['a string of ten megabytes', 'out_of_output', 'return "x".repeat(10_000_000);'],
  ['a thrown proxy', 'threw', 'throw new Proxy({}, { get: () => { throw new Error("trap"); } });'],
  ['too many operations', 'out_of_operations', 'for (;;) await host.clock.sleep(1);'],
  ['a value that is not data', 'invalid_result', 'return { confidence: Number.NaN };'],
];

/** A folder with a program whose entry has this body. */
function programOf(body: string): string {
  const folder = tempFolder();
  mkdirSync(join(folder, 'src'));
  const host = '{ clock: { sleep(ms: number): Promise<void> } }';
  writeFileSync(
    join(folder, 'src/main.ts'),
    `export default async function (_: unknown, host: ${host}) { ${body} }\n`,
  );
  return folder;
}

/** Grades hostile programs, and an honest one after each. To be opened beside tests. */
export function hostileGround(slug = 'support-assistant'): (ending: Ending, body: string) => Promise<void> {
  const bench = new Bench(slug);
  const honest = 'solutions/reference';
  afterAll(() => bench.close());
  let before: ReturnType<Bench['grade']> | undefined;
  return async (ending, body) => {
    before ??= bench.grade(honest, ['practice']);
    const known = await before;
    const { report } = await bench.grade(programOf(body), ['practice']);
    expect(report.endings[ending]).toBe(report.trials);
    expect(report.stress.reliability).toBe(0);
    const after = await bench.grade(honest, ['practice']);
    expect(canonicalJson(after.trials)).toBe(canonicalJson(known.trials));
    expect(after.report.reliability).toBe(1);
  };
}
