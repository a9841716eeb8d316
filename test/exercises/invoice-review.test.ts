import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AURORA_2, cardFlaws } from 'holdfast/kit';
import { afterAll, describe, expect, it } from 'vitest';
import { readWhy } from '#catalog/read-submission';
import { familiesAtStage, sheetAtStage } from '#domain/exercise';
import { LEVELS } from '#domain/level';
import { keyOf, Rand } from '#simulation/random';
import hiddenBanks from '../../exercises/invoice-review/hidden/banks.ts';
import type { Office } from '../../exercises/invoice-review/world/office.ts';
import { worthAt } from '../../exercises/invoice-review/world/policy.ts';
import practice from '../../exercises/invoice-review/world/practice.ts';
import practiceBanks from '../../exercises/invoice-review/world/practice-banks.ts';
import { Bench } from './programs.ts';
import { shinglesOf, stringsOf } from './wording.ts';

const SLUG = 'invoice-review';
const bench = new Bench(SLUG);
const MINUTE = 60_000;
const STAGES = [1, 2, 3, 4];
const LAST = 4;

/** One mutant for each stage; all of them are in the full run. */
const SAMPLE = [
  ['raw-log-probability', 1],
  ['english-sums', 2],
  ['share-for-bound', 3],
  ['least-sure-first', 4],
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

describe('the suite of invoice-review', () => {
  it('fails the starter in every family, and with a veto', { timeout: MINUTE }, async () => {
    const { report } = await graded('starter');
    expect(report.level).toBe('demo');
    expect(report.reliability).toBeLessThanOrEqual(0.3);
    expect(report.vetoes.kinds).toEqual(['money']);
    expect(report.stress.families.filter((f) => (f.reliability ?? 1) >= 0.6).map((f) => f.id)).toEqual([]);
  });

  it.each(['solutions/reference', 'solutions/vendor-history'])(
    'finds %s production-ready at the last stage',
    { timeout: MINUTE },
    async (program) => {
      const { report } = await graded(program);
      expect(LEVELS.indexOf(report.level)).toBeGreaterThanOrEqual(LEVELS.indexOf('production-ready'));
      expect(report.vetoes.total).toBe(0);
    },
  );

  it('draws how risk grows with coverage from what programs say of themselves', async () => {
    const { report } = await graded('solutions/reference');
    const curve = report.confidence?.traffic;
    expect(curve?.decisions).toBeGreaterThan(300);
    expect(curve?.aurc).toBeLessThan(0.05);
  });

  it.each(['trivial/review-everything', 'trivial/constant-confidence'])(
    'gives nothing for %s',
    { timeout: MINUTE },
    async (program) => {
      const { report } = await graded(program);
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
      for (const id of fails) {
        const family = report.stress.families.find((f) => f.id === id);
        expect(family?.reliability, id).toBeLessThan(0.6);
      }
    },
  );
});

describe('the stages of invoice-review', () => {
  it('keep every family', async () => {
    const { manifest } = (await bench.load()).exercise;
    expect(STAGES.map((s) => familiesAtStage(manifest, s).length)).toEqual([13, 15, 17, 18]);
  });

  it('tell programs the prices that the sheet has', async () => {
    const { manifest } = (await bench.load()).exercise;
    for (const stage of STAGES) {
      const price = (key: string) => sheetAtStage(manifest, stage).find((l) => l.key === key)?.euro;
      expect(worthAt(stage), `stage ${stage}`).toEqual({
        right: price('right'),
        review: price('review'),
        wrong: price('wrong'),
        wrongPerThousand: price('wrong_large'),
        wait: price('wait'),
        overCapacity: price('over_capacity'),
      });
    }
  });
});

describe('the model card of invoice-review', () => {
  it('states the ranges that worlds keep to', async () => {
    const card = readFileSync(join((await bench.load()).folder, 'model-card.md'), 'utf8');
    const [, low, high] = /(\d+) to (\d+) answers in 100 have a digit/.exec(card) ?? [];
    expect([Number(low), Number(high)]).toEqual([AURORA_2.slip.low * 100, AURORA_2.slip.high * 100]);
    const flaws = Array.from({ length: 50 }, (_, i) => {
      const office = practice.makeWorld(new Rand(keyOf('tests', 'office', i)), 1) as Office;
      return cardFlaws(AURORA_2, office.competence);
    });
    expect(flaws.flat()).toEqual([]);
  });
});

describe('the wording of invoice-review', () => {
  it('has nothing of the hidden bank in what learners get', async () => {
    const { bundles } = await bench.load();
    const sentences = stringsOf(hiddenBanks).filter((s) => s.split(' ').length >= 5);
    expect(sentences.length).toBeGreaterThan(250);
    expect(sentences.filter((s) => bundles.practice.includes(s))).toEqual([]);
  });

  it('shares no run of five words between practice and hidden', () => {
    const known = new Set(stringsOf(practiceBanks).flatMap(shinglesOf));
    expect(known.size).toBeGreaterThan(1_000);
    const shared = stringsOf(hiddenBanks).filter((s) => shinglesOf(s).some((run) => known.has(run)));
    expect(shared).toEqual([]);
  });

  it.each([
    ['practice', practiceBanks],
    ['hidden', hiddenBanks],
  ])('says everything in at least thirty ways in the %s bank', (_name, banks) => {
    const { plain, moved, rebanked, approved, injected, reverse, reduced, homeless } = banks;
    const intents = Object.entries({
      ...banks.purposes,
      ...{ plain, moved, rebanked, approved, injected, reverse, reduced, homeless },
    });
    const few = intents.filter(([, wording]) => new Set(stringsOf(wording)).size < 30);
    expect(intents).toHaveLength(14);
    expect(few.map(([key]) => key)).toEqual([]);
  });
});
