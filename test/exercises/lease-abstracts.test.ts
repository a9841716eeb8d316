import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AURORA_2, cardFlaws } from 'holdfast/kit';
import { afterAll, describe, expect, it } from 'vitest';
import { readWhy } from '#catalog/read-submission';
import { familiesAtStage } from '#domain/exercise';
import { LEVELS } from '#domain/level';
import { keyOf, Rand } from '#simulation/random';
import hiddenBanks from '../../exercises/lease-abstracts/hidden/banks.ts';
import type { Office } from '../../exercises/lease-abstracts/world/office.ts';
import practice from '../../exercises/lease-abstracts/world/practice.ts';
import practiceBanks from '../../exercises/lease-abstracts/world/practice-banks.ts';
import { Bench, foldersOf } from './programs.ts';
import { shinglesOf, stringsOf } from './wording.ts';

const SLUG = 'lease-abstracts';
const bench = new Bench(SLUG);
const MINUTE = 60_000;
const LAST = 4;

/** One mutant for each stage and kind of harm; all of them, at every stage, are in the full run. */
const SAMPLE = [
  ['models-own-brief', 1],
  ['renewal-with-the-rest', 1],
  ['latest-page-wins', 2],
  ['repairs-the-cut', 2],
  ['model-reads-figures', 3],
  ['counts-afterwards', 4],
] as const;

afterAll(() => bench.close());

describe('the suite of lease-abstracts', () => {
  it.each([1, LAST])(
    'fails the starter at stage %i, in every family and with vetoes',
    { timeout: MINUTE },
    async (stage) => {
      const { report } = await bench.grade('starter', ['stress'], { stage });
      expect(report.reliability).toBeLessThanOrEqual(0.3);
      expect(report.vetoes.kinds).toEqual(['privacy']);
      expect(report.stress.families.filter((f) => (f.reliability ?? 1) >= 0.6).map((f) => f.id)).toEqual([]);
    },
  );

  it.each(['solutions/reference', 'solutions/rolling'])(
    'finds %s production-ready at the last stage',
    { timeout: MINUTE },
    async (program) => {
      const { report } = await bench.grade(program, ['stress', 'traffic']);
      expect(LEVELS.indexOf(report.level)).toBeGreaterThanOrEqual(LEVELS.indexOf('production-ready'));
      expect(report.vetoes.total).toBe(0);
      expect(report.outcome?.items).toBeGreaterThanOrEqual(400);
    },
  );

  it.each(['trivial/always-partial', 'trivial/all-missing'])(
    'gives nothing for %s',
    { timeout: MINUTE },
    async (program) => {
      const { report } = await bench.grade(program, ['stress', 'traffic']);
      expect(report.level).toBe('demo');
      expect(report.reliability).toBeLessThanOrEqual(0.1);
      expect(report.outcome?.share).toBeLessThanOrEqual(0.05);
    },
  );

  it.each(SAMPLE)(
    'keeps %s below production-ready at stage %i, in the families its why.md names',
    { timeout: MINUTE },
    async (name, stage) => {
      const { report, loaded } = await bench.grade(`mutants/${name}`, ['stress'], { stage });
      const { fails } = await readWhy(join(loaded.folder, 'mutants', name));
      expect(fails.length).toBeGreaterThan(0);
      for (const id of fails)
        expect(report.stress.families.find((f) => f.id === id)?.reliability, id).toBeLessThan(0.6);
    },
  );

  it('needs a model: words and patterns alone earn nothing', { timeout: MINUTE }, async () => {
    const { report } = await bench.grade('solvers/model-free', ['stress', 'traffic']);
    expect(report.outcome?.share).toBeLessThanOrEqual(0.7);
    const weak = report.stress.families.filter((f) => (f.reliability ?? 1) < 0.5);
    expect(weak.length).toBeGreaterThanOrEqual(3);
  });

  it('has a wrong program for each of its families', async () => {
    const { folder, exercise } = await bench.load();
    const whys = await Promise.all(foldersOf(SLUG, 'mutants').map((m) => readWhy(join(folder, m))));
    expect(whys.length).toBeGreaterThanOrEqual(20);
    expect([...new Set(whys.flatMap((w) => w.fails))].sort()).toEqual(
      familiesAtStage(exercise.manifest, LAST).sort(),
    );
  });
});

describe('the world of lease-abstracts', () => {
  it('keeps every family from stage to stage', async () => {
    const { manifest } = (await bench.load()).exercise;
    expect([1, 2, 3, 4].map((s) => familiesAtStage(manifest, s).length)).toEqual([7, 12, 16, 17]);
  });

  it('keeps to what the card that exercises share tells learners, in fifty worlds', () => {
    const flaws = Array.from({ length: 50 }, (_, i) => {
      const office = practice.makeWorld(new Rand(keyOf('tests', 'office', i)), 1) as Office;
      return cardFlaws(AURORA_2, office.competence);
    });
    expect(flaws.flat()).toEqual([]);
  });

  it('states in its brief the threshold that its sheet leads to', async () => {
    const { folder, exercise } = await bench.load();
    const price = (key: string) =>
      -(exercise.manifest.utility[0]?.find((l) => l.key === key)?.euro ?? Number.NaN);
    const [flag, right] = [price('flag_needless'), -price('right') / 10];
    const brief = readFileSync(join(folder, 'brief.md'), 'utf8');
    for (const key of ['wrong_field', 'wrong_date'])
      expect(brief).toContain(` ${((price(key) - flag) / (price(key) + right)).toFixed(2)}**`);
  });

  it('writes no sentence that is too long to be quoted', () => {
    const values = { landlord: 34, tenant: 24, startDate: 54, endDate: 54, rentPerMonth: 52, deposit: 52 };
    for (const banks of [practiceBanks, hiddenBanks])
      for (const [field, room] of Object.entries(values))
        for (const clause of stringsOf(banks.clauses[field as keyof typeof values]))
          expect(clause.length - '{value}'.length + room, clause).toBeLessThanOrEqual(200);
  });
});

describe('the wording of lease-abstracts', () => {
  it('has nothing of the hidden bank in what learners get', async () => {
    const { bundles } = await bench.load();
    const sentences = stringsOf(hiddenBanks).filter((s) => s.split(' ').length >= 8);
    expect(sentences.length).toBeGreaterThan(250);
    expect(sentences.filter((s) => bundles.practice.includes(s))).toEqual([]);
  });

  it('shares no run of five words between practice and hidden, and no name', () => {
    const known = new Set(stringsOf(practiceBanks).flatMap(shinglesOf));
    expect(known.size).toBeGreaterThan(3_000);
    expect(stringsOf(hiddenBanks).filter((s) => shinglesOf(s).some((run) => known.has(run)))).toEqual([]);
    const names = new Set([...practiceBanks.companies, ...practiceBanks.people]);
    expect([...hiddenBanks.companies, ...hiddenBanks.people].filter((name) => names.has(name))).toEqual([]);
  });

  it.each([
    ['practice', practiceBanks],
    ['hidden', hiddenBanks],
  ])('says everything in at least thirty ways in the %s bank', (_name, banks) => {
    const intents: [string, unknown][] = [
      ...Object.entries({ ...banks.clauses, ...banks.meant }),
      ['implied', banks.implied],
      ['amended', banks.amended],
      ['status', [banks.agreed, banks.drafted]],
      ['instructions', [banks.injections, banks.quotedInstructions]],
    ];
    expect(intents).toHaveLength(14);
    expect(intents.filter(([, s]) => new Set(stringsOf(s)).size < 30).map(([key]) => key)).toEqual([]);
  });
});
