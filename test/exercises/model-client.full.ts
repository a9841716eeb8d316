import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWhy } from '#catalog/read-submission';
import { canonicalJson } from '#domain/json';
import { redact } from '#domain/redact';
import { HiddenPrints } from '#proof/hidden-prints';
import { tempFolder } from '../support/temp-folder.ts';
import { isAtLeast, MINUTE, SLUG } from './model-client.ts';
import { Bench, foldersOf } from './programs.ts';

const bench = new Bench(SLUG);
const SECRETS = Array.from({ length: 20 }, (_, i) => `panel ${i + 1}`);

afterAll(() => bench.close());

describe('model-client, at length', () => {
  it.each(foldersOf(SLUG, 'mutants'))(
    'keeps %s below production-ready',
    { timeout: 2 * MINUTE },
    async (program) => {
      const { report, loaded } = await bench.grade(program);
      expect(isAtLeast(report.level, 'production-ready')).toBe(false);
      const { fails } = await readWhy(join(loaded.folder, program));
      expect(fails.length).toBeGreaterThan(0);
      const strong = report.stress.families.filter(
        (f) => fails.includes(f.id) && (f.reliability ?? 1) >= 0.6,
      );
      expect(strong.map((f) => f.id)).toEqual([]);
      expect(fails.filter((id) => !report.stress.families.some((f) => f.id === id))).toEqual([]);
    },
  );

  it.each(foldersOf(SLUG, 'solutions'))(
    'finds %s production-ready in every stage and in the certification',
    { timeout: 4 * MINUTE },
    async (program) => {
      for (const stage of [1, 2, 3]) {
        const { report } = await bench.grade(program, undefined, { stage });
        expect(isAtLeast(report.level, 'production-ready'), `stage ${stage}`).toBe(true);
      }
      const { report } = await bench.grade(program, ['certification']);
      expect(report.certification?.reliability).toBeGreaterThanOrEqual(0.97);
    },
  );

  it('fails the starter in every family of the second stage', { timeout: 2 * MINUTE }, async () => {
    const { report } = await bench.grade('starter', undefined, { stage: 2 });
    expect(report.level).toBe('demo');
    expect(report.stress.families.filter((f) => (f.reliability ?? 1) >= 0.6)).toEqual([]);
  });

  it.each(foldersOf(SLUG, 'trivial'))(
    'gives nothing for %s in any stage',
    { timeout: 2 * MINUTE },
    async (program) => {
      for (const stage of [1, 2]) {
        const { report } = await bench.grade(program, ['stress', 'traffic'], { stage });
        expect(report.level).toBe('demo');
        expect(report.reliability).toBeLessThanOrEqual(0.1);
        expect(report.outcome?.share).toBeLessThanOrEqual(0.05);
      }
    },
  );

  it.each(foldersOf(SLUG, 'solutions'))(
    '%s holds up in twenty other worlds',
    { timeout: 10 * MINUTE },
    async (program) => {
      const weak: string[] = [];
      for (const secret of SECRETS) {
        const { report } = await bench.grade(program, ['stress'], { secret });
        if (report.reliability < (program === 'solutions/reference' ? 1 : 0.97)) weak.push(secret);
      }
      expect(weak).toEqual([]);
    },
  );

  it('gives byte-identical verdicts and traces in five gradings', { timeout: 5 * MINUTE }, async () => {
    const texts = new Set<string>();
    for (let i = 0; i < 5; i += 1) texts.add(canonicalJson((await bench.grade('solutions/hedged')).trials));
    expect(texts.size).toBe(1);
  });
});

/** Hands back, logs and throws what it was asked. */
const TELLTALE = `
export default async function complete(task: any, host: any): Promise<unknown> {
  const text = JSON.stringify(task);
  host.log('info', text);
  if (text.length % 2 === 0) throw new Error(text);
  return { status: 'ok', content: text, modelUsed: text, attempts: 1, reason: text };
}
`;

it('shows learners nothing of a hidden call, not even when the program tries to', {
  timeout: 3 * MINUTE,
}, async () => {
  const loaded = await bench.load();
  const folder = tempFolder();
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/client.ts'), TELLTALE);
  const { report, trials } = await bench.grade(folder, ['practice', 'stress', 'traffic', 'certification']);
  const prints = new HiddenPrints();
  for (const trial of trials.filter((t) => t.suite !== 'practice')) prints.add(trial.input);
  const { briefs, modelCard, starter } = loaded.exercise;
  const open = trials.filter((t) => t.suite === 'practice').map((t) => JSON.stringify(t.input));
  prints.without([...open, ...briefs, modelCard, ...starter.map((f) => f.text), loaded.bundles.practice]);
  expect(prints.size).toBeGreaterThan(1_000);
  const predicted = { autoResolved: 0.5, wrong: 0.1, tokensPerItem: 900, latencyP95Ms: 4_000 };
  const { practice: _suite, practiceTrials: _trials, ...shown } = redact(report, predicted);
  expect(prints.foundIn(JSON.stringify(shown))).toEqual([]);
  const hidden = trials.filter((t) => t.suite !== 'practice');
  expect(prints.foundIn(JSON.stringify(hidden.slice(0, 40).map((t) => t.value))).length).toBeGreaterThan(100);
});

it('its programs are TypeScript without an error, each laid over the starter', async () => {
  expect(await bench.typeErrors()).toBe('');
});
