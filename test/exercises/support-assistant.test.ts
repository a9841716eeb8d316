import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWhy } from '#catalog/read-submission';
import { familiesAtStage, sheetAtStage } from '#domain/exercise';
import { canonicalJson } from '#domain/json';
import { LEVELS } from '#domain/level';
import hiddenBanks from '../../exercises/support-assistant/hidden/banks.ts';
import { worthAt } from '../../exercises/support-assistant/world/policy.ts';
import practiceBanks from '../../exercises/support-assistant/world/practice-banks.ts';
import { Bench, foldersOf } from './programs.ts';
import { shinglesOf, stringsOf } from './wording.ts';

const SLUG = 'support-assistant';
const bench = new Bench(SLUG);
const MINUTE = 60_000;
const STAGES = [1, 2, 3, 4];
const LAST = 4;

/** One mutant for each stage; all of them are in the full run. */
const SAMPLE = [
  ['keyword-triage', 1],
  ['read-back-instead-of-a-key', 2],
  ['portuguese-search', 3],
  ['threshold-of-spring', 4],
] as const;

afterAll(() => bench.close());

/** Every grading of this file at most once. */
const gradings = new Map<string, ReturnType<Bench['grade']>>();
function graded(program: string, stage = LAST): ReturnType<Bench['grade']> {
  const known = gradings.get(`${program} ${stage}`);
  const grading = known ?? bench.grade(program, ['stress', 'traffic'], { stage });
  gradings.set(`${program} ${stage}`, grading);
  return grading;
}

describe('the suite of support-assistant', () => {
  it.each([1, LAST])(
    'fails the starter at stage %i, in every family and with vetoes',
    {
      timeout: MINUTE,
    },
    async (stage) => {
      const { report } = await graded('starter', stage);
      expect(report.level).toBe('demo');
      expect(report.reliability).toBeLessThanOrEqual(0.3);
      expect(report.vetoes.kinds).toEqual(
        stage === 1 ? ['privacy', 'safety'] : ['money', 'privacy', 'safety'],
      );
      expect(report.stress.families.filter((f) => (f.reliability ?? 1) >= 1).map((f) => f.id)).toEqual([]);
    },
  );

  it.each(foldersOf(SLUG, 'solutions'))(
    'finds %s production-ready at the last stage',
    {
      timeout: MINUTE,
    },
    async (program) => {
      const { report } = await graded(program);
      expect(LEVELS.indexOf(report.level)).toBeGreaterThanOrEqual(LEVELS.indexOf('production-ready'));
      expect(report.vetoes.total).toBe(0);
    },
  );

  it.each(foldersOf(SLUG, 'trivial'))('gives nothing for %s', { timeout: MINUTE }, async (program) => {
    const { report } = await graded(program);
    expect(report.level).toBe('demo');
    expect(report.reliability).toBeLessThanOrEqual(0.1);
    expect(report.outcome?.share).toBeLessThanOrEqual(0.05);
  });

  it.each(SAMPLE)(
    'keeps %s below production-ready at stage %i, in the families its why.md names',
    {
      timeout: MINUTE,
    },
    async (name, stage) => {
      const { report, loaded } = await bench.grade(`mutants/${name}`, ['stress'], { stage });
      const { fails } = await readWhy(join(loaded.folder, 'mutants', name));
      expect(fails.length).toBeGreaterThan(0);
      for (const id of fails) {
        const family = report.stress.families.find((f) => f.id === id);
        expect(family?.reliability, id).toBeLessThan(0.6);
      }
    },
  );

  it('needs a model: words, patterns and look-ups alone earn little', { timeout: MINUTE }, async () => {
    const { report } = await graded('solvers/model-free');
    expect(report.outcome?.share).toBeLessThanOrEqual(0.7);
    const weak = report.stress.families.filter((f) => (f.reliability ?? 1) < 0.5);
    expect(weak.length).toBeGreaterThanOrEqual(3);
  });

  it.each([1, LAST])(
    'prices the reference at stage %i at least a quarter of perfect information above the zero',
    {
      timeout: MINUTE,
    },
    async (stage) => {
      const { report } = await graded('solutions/reference', stage);
      const { minor = 0, zeroMinor = 0, perfectMinor = 1, items = 0 } = report.outcome ?? {};
      expect(items).toBeGreaterThanOrEqual(390);
      expect((minor - zeroMinor) / (perfectMinor - zeroMinor)).toBeGreaterThanOrEqual(0.25);
    },
  );

  it('holds the reference to be reliable in other hidden worlds as well', {
    timeout: 2 * MINUTE,
  }, async () => {
    // Twenty of them are in the full run.
    for (const secret of ['one']) {
      const { report } = await bench.grade('solutions/reference', ['stress'], { secret });
      expect(report.reliability, secret).toBe(1);
    }
  });

  it('gives byte-identical verdicts and traces in two gradings', { timeout: 2 * MINUTE }, async () => {
    // Five of them are in the full run.
    const [one, other] = [await graded('starter'), await bench.grade('starter', ['stress', 'traffic'])];
    expect(canonicalJson(other.trials)).toBe(canonicalJson(one.trials));
    expect(other.report.receipt?.id).toBe(one.report.receipt?.id);
  });
});

describe('the stages of support-assistant', () => {
  it('keep every family but the one that a later price overrules', async () => {
    const { manifest } = (await bench.load()).exercise;
    expect(STAGES.map((s) => familiesAtStage(manifest, s).length)).toEqual([14, 19, 22, 22]);
    expect(familiesAtStage(manifest, LAST)).not.toContain('unreviewed-source');
  });

  it('tell programs the prices that the sheet has', async () => {
    const { manifest } = (await bench.load()).exercise;
    for (const stage of STAGES) {
      const price = (key: string) => sheetAtStage(manifest, stage).find((l) => l.key === key)?.euro;
      const prices = { right: price('right'), wrong: price('wrong'), handoff: price('handoff') };
      expect(worthAt(stage), `stage ${stage}`).toEqual(prices);
    }
  });
});

describe('the wording of support-assistant', () => {
  it('has nothing of the hidden bank in what learners get', async () => {
    const { bundles } = await bench.load();
    const sentences = stringsOf(hiddenBanks).filter((s) => s.split(' ').length >= 8);
    expect(sentences.length).toBeGreaterThan(1_000);
    expect(sentences.filter((s) => bundles.practice.includes(s))).toEqual([]);
  });

  it('shares no run of five words between practice and hidden', () => {
    const known = new Set(stringsOf(practiceBanks).flatMap(shinglesOf));
    expect(known.size).toBeGreaterThan(10_000);
    const shared = stringsOf(hiddenBanks).filter((s) => shinglesOf(s).some((run) => known.has(run)));
    expect(shared).toEqual([]);
  });

  it.each([
    ['practice', practiceBanks],
    ['hidden', hiddenBanks],
  ])('asks for everything in at least thirty ways in the %s bank', (_name, banks) => {
    const { refunds, legal, safety } = banks;
    const intents: [string, unknown][] = [
      ...Object.entries(banks.topics).map(([key, { asks }]): [string, unknown] => [key, asks]),
      ...banks.absent.map(({ key, asks }): [string, unknown] => [key, asks]),
      ...Object.entries({ refunds, legal, safety }),
    ];
    const few = intents.filter(([, asks]) => new Set(stringsOf(asks)).size < 30);
    expect(intents).toHaveLength(37);
    expect(few.map(([key]) => key)).toEqual([]);
  });
});
