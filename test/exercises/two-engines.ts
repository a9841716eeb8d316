import { afterAll, expect, it } from 'vitest';
import { canonicalJson } from '#domain/json';
import type { Trial } from '#domain/trial';
import { Bench } from './programs.ts';

/** All but what an engine may count and place in its own way: fuel, and the column and name of an error of its own. */
function comparable({ fuel: _, error, ...trial }: Trial): string {
  const place = error && { ...error, name: undefined, message: undefined, column: undefined };
  return canonicalJson({ ...trial, error: place });
}

/** Tests that both engines do the same with these programs of an exercise. */
export function agreesOn(slug: string, programs: readonly string[]): void {
  const bench = new Bench(slug);
  afterAll(() => bench.close());

  it.each(programs)(
    `%s of ${slug} gets equal verdicts, values and traces from both engines`,
    { timeout: 60_000 },
    async (program) => {
      const ours = await bench.grade(program, undefined, { engine: 'quickjs' });
      const theirs = await bench.grade(program, undefined, { engine: 'quickjs-wasi' });
      expect(theirs.report.engine).toContain('quickjs-wasi');
      expect(ours.report.engine).not.toBe(theirs.report.engine);
      expect(theirs.trials.map(comparable)).toEqual(ours.trials.map(comparable));
      expect(theirs.report).toMatchObject({ level: ours.report.level, outcome: ours.report.outcome });
    },
  );
}
