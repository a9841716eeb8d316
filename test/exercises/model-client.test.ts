import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWhy } from '#catalog/read-submission';
import { familiesAtStage } from '#domain/exercise';
import type { Report } from '#domain/report';
import { isAtLeast, MINUTE, runsOfFive, SLUG, textsOf } from './model-client.ts';
import { Bench, foldersOf } from './programs.ts';

const bench = new Bench(SLUG);
const STAGES = [1, 2, 3];
/** One for each stage; all of them are tried in `model-client.full.ts`. */
const SOME_MUTANTS = ['always-primary-in-the-books', 'the-end-is-the-end', 'all-at-the-bell'];

afterAll(() => bench.close());

/** Every grading of this file at most once. */
const reports = new Map<string, Promise<Report>>();
function graded(program: string, stage: number): Promise<Report> {
  const known = reports.get(`${program} ${stage}`);
  const report = known ?? bench.grade(program, ['stress', 'traffic'], { stage }).then((g) => g.report);
  reports.set(`${program} ${stage}`, report);
  return report;
}

describe('the suite of model-client', () => {
  // The stage between them is in the full run.
  it.each([1, 3])('fails the starter in every family of stage %i', { timeout: 2 * MINUTE }, async (stage) => {
    const report = await graded('starter', stage);
    expect(report.level).toBe('demo');
    expect(report.reliability).toBeLessThanOrEqual(0.3);
    expect(report.stress.families.filter((f) => (f.reliability ?? 1) >= 0.6)).toEqual([]);
  });

  it('brings a family for each that the curriculum names, and replaces one in the last stage', async () => {
    const reference = (stage: number) => graded('solutions/reference', stage);
    const families = await Promise.all(STAGES.map(async (s) => (await reference(s)).stress.families));
    expect(families.map((list) => list.length)).toEqual([9, 15, 16]);
    const modes = new Set(families[2]?.map((f) => f.mode));
    expect(modes).toEqual(new Set(['M4', 'M5', 'M10', 'M11']));
  });

  it.each(STAGES)('finds the reference perfect in stage %i', { timeout: 2 * MINUTE }, async (stage) => {
    const report = await graded('solutions/reference', stage);
    expect(report.reliability).toBe(1);
    expect(isAtLeast(report.level, 'production-ready')).toBe(true);
  });

  it.each(['solutions/failover-first', 'solutions/lanes'])(
    'finds %s production-ready in the last stage',
    { timeout: 2 * MINUTE },
    async (program) => {
      expect(isAtLeast((await graded(program, 3)).level, 'production-ready')).toBe(true);
    },
  );

  it.each(['trivial/always-failed', 'trivial/echo'])(
    'gives nothing for %s',
    { timeout: 2 * MINUTE },
    async (program) => {
      const report = await graded(program, 3);
      expect(report.level).toBe('demo');
      expect(report.reliability).toBeLessThanOrEqual(0.1);
      expect(report.outcome?.share).toBeLessThanOrEqual(0.05);
    },
  );

  it.each(SOME_MUTANTS)('fails %s in the families its why.md names', { timeout: MINUTE }, async (name) => {
    const { report, loaded } = await bench.grade(`mutants/${name}`, ['stress']);
    const { fails } = await readWhy(join(loaded.folder, 'mutants', name));
    expect(fails.length).toBeGreaterThan(0);
    for (const id of fails) {
      // One family below 0.6 keeps a program below production-ready, whatever the rest is like.
      const family = report.stress.families.find((f) => f.id === id);
      expect(family?.reliability, id).toBeLessThan(0.6);
    }
  });

  it('has a wrong program for each of its families', async () => {
    const { folder, exercise } = await bench.load();
    const whys = await Promise.all(foldersOf(SLUG, 'mutants').map((m) => readWhy(join(folder, m))));
    const failed = new Set(whys.flatMap((why) => why.fails));
    expect(whys.length).toBeGreaterThanOrEqual(20);
    expect([...failed].sort()).toEqual(familiesAtStage(exercise.manifest, 3).sort());
  });

  it.each(STAGES)(
    'prices the reference a quarter of perfect information above zero in stage %i',
    { timeout: 2 * MINUTE },
    async (stage) => {
      const { outcome } = await graded('solutions/reference', stage);
      if (!outcome) throw new Error('the traffic was not graded');
      expect(outcome.items).toBeGreaterThanOrEqual(400);
      expect((outcome.minor - outcome.zeroMinor) / outcome.perfectMinor).toBeGreaterThanOrEqual(0.25);
      expect(outcome.minor).toBeLessThanOrEqual(outcome.perfectMinor);
    },
  );

  it('holds the reference to be reliable in other hidden worlds as well', {
    timeout: 3 * MINUTE,
  }, async () => {
    // Twenty of them are in the full run.
    for (const secret of ['one']) {
      const { report } = await bench.grade('solutions/reference', ['stress'], { secret });
      expect(report.reliability, secret).toBe(1);
    }
  });

  it('keeps practice and hidden wording apart, to every five words', async () => {
    const { bundles } = await bench.load();
    const { default: hidden } = await import('../../exercises/model-client/hidden/banks.ts');
    const { default: practice } = await import('../../exercises/model-client/world/practice-banks.ts');
    const sentences = textsOf(hidden).filter((text) => text.split(' ').length >= 5);
    expect(sentences.length).toBeGreaterThan(120);
    expect(sentences.filter((s) => bundles.practice.includes(s))).toEqual([]);
    const known = new Set(textsOf(practice).flatMap(runsOfFive));
    expect(sentences.filter((s) => runsOfFive(s).some((run) => known.has(run)))).toEqual([]);
    const names = new Set([...practice.names, ...practice.cities, ...practice.refs]);
    expect([...hidden.names, ...hidden.cities, ...hidden.refs].filter((name) => names.has(name))).toEqual([]);
  });
});
