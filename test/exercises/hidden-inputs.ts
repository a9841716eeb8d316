import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redact } from '#domain/redact';
import type { Report } from '#domain/report';
import { HiddenPrints } from '#proof/hidden-prints';
import { tempFolder } from '../support/temp-folder.ts';
import { Bench } from './programs.ts';

const MINUTE = 60_000;
const PREDICTED = { autoResolved: 0.5, wrong: 0.1, tokensPerItem: 900, latencyP95Ms: 4000 };

/** Returns, logs and throws its input by turns. */
const TELLTALE = `
export default async function main(input: any): Promise<unknown> {
  const text = JSON.stringify(input);
  console.log(text);
  if (text.length % 2 === 0) throw new Error(text);
  return { kind: text, reply: text };
}
`;

/** Tests that learners see nothing of a hidden input, whichever of these programs they send, nor of one that tries to tell. */
export function tellsNothingOf(slug: string, programs: readonly string[], isOpen = true): void {
  const bench = new Bench(slug);
  const prints = new HiddenPrints();
  const policiesSeen = new Set<string>();

  /**
   * What a learner sees, as text, less the part on practice: that is the same when practice alone is graded, under another
   * secret, so nothing hidden can be in it.
   */
  async function shown(program: string, report: Report): Promise<string> {
    const { practice, practiceTrials, ...rest } = redact(report, PREDICTED);
    const alone = (await bench.grade(program, ['practice'], { secret: 'another secret' })).report;
    expect({ practice, practiceTrials }).toEqual({
      practice: alone.practice,
      practiceTrials: alone.practiceTrials,
    });
    // What the fixed policies came to is rounded, the same for everybody, and follows from no program: one of its numbers may
    // well be that of an order somewhere.
    const { policies, perThousand, ...outcome } = rest.outcome ?? {};
    const { you, ...fixed } = perThousand ?? {};
    policiesSeen.add(JSON.stringify([policies, fixed]));
    // Nor is one's own figure more than the share, which is told: so far on the way from nothing to the reference.
    if (rest.outcome && perThousand) {
      const nothing = Math.max(perThousand.starter, perThousand.trivial);
      const { share } = rest.outcome;
      expect(Math.abs(nothing + share * (perThousand.reference - nothing) - perThousand.you)).toBeLessThan(2);
    }
    return JSON.stringify({ ...rest, outcome });
  }

  beforeAll(async () => {
    const loaded = await bench.load();
    const { trials } = await bench.grade('trivial/empty', ['practice', 'stress', 'traffic', 'certification']);
    for (const trial of trials.filter((t) => t.suite !== 'practice')) prints.add(trial.input);
    const { briefs, modelCard, starter, manifest } = loaded.exercise;
    const practice = trials.filter((t) => t.suite === 'practice').map((t) => JSON.stringify(t.input));
    prints.without([
      ...practice,
      ...briefs,
      modelCard,
      // What a level asks for is in the sheet that everybody reads.
      JSON.stringify(manifest.slo),
      ...starter.map((f) => f.text),
      loaded.bundles.practice,
    ]);
  }, 2 * MINUTE);

  afterAll(() => bench.close());

  it('hidden inputs have prints enough to find them by', () => {
    expect(prints.size).toBeGreaterThan(1_000);
  });

  describe(`what a learner sees of a hidden run of ${slug}`, () => {
    it.each(programs)('of %s holds nothing of a hidden input', { timeout: MINUTE }, async (program) => {
      const { report } = await bench.grade(program);
      expect(prints.foundIn(await shown(program, report))).toEqual([]);
    });

    // Where the entry is ours, no program of a learner's gets at the whole input.
    it.runIf(isOpen)(
      'holds nothing of it either when the program tries to say its input in every way there is',
      {
        timeout: MINUTE,
      },
      async () => {
        const folder = tempFolder();
        mkdirSync(join(folder, 'src'));
        writeFileSync(join(folder, 'src/main.ts'), TELLTALE);
        const { report, trials } = await bench.grade(folder);
        const hidden = trials.filter((t) => t.suite !== 'practice');
        expect(
          prints.foundIn(JSON.stringify(hidden.map((t) => [t.value, t.error, t.trace]))).length,
        ).toBeGreaterThan(100);
        expect(prints.foundIn(await shown(folder, report))).toEqual([]);
      },
    );
  });

  it('the fixed policies’ numbers are the same whoever asks', () => {
    expect(policiesSeen.size).toBe(1);
  });
}
