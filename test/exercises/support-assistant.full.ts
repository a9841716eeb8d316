import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWhy } from '#catalog/read-submission';
import type { Manifest } from '#domain/exercise';
import { canonicalJson } from '#domain/json';
import { LEVELS } from '#domain/level';
import { Bench, foldersOf } from './programs.ts';

const SLUG = 'support-assistant';
const bench = new Bench(SLUG);
const STAGES = [1, 2, 3, 4];
const PANELS = Array.from({ length: 20 }, (_, i) => `panel ${i + 1}`);
const PRODUCTION = LEVELS.indexOf('production-ready');

afterAll(() => bench.close());

/** The first stage at which all of these families are graded. */
function stageOf({ stages }: Manifest, families: readonly string[]): number {
  return Math.max(...families.map((id) => stages.findIndex((s) => s.families.includes(id)) + 1));
}

describe('at every stage of support-assistant', () => {
  it.each(foldersOf(SLUG, 'solutions').flatMap((p) => STAGES.map((s) => [p, s] as const)))(
    '%s is production-ready or better (stage %i)',
    async (program, stage) => {
      const { report } = await bench.grade(program, undefined, { stage });
      expect(LEVELS.indexOf(report.level)).toBeGreaterThanOrEqual(PRODUCTION);
      expect(report.vetoes.total).toBe(0);
    },
  );

  it.each(foldersOf(SLUG, 'trivial').flatMap((p) => STAGES.map((s) => [p, s] as const)))(
    '%s earns nothing (stage %i)',
    async (program, stage) => {
      const { report } = await bench.grade(program, undefined, { stage });
      expect(report.level).toBe('demo');
      expect(report.outcome?.share).toBeLessThanOrEqual(0.05);
    },
  );

  it.each(STAGES)('no program without a model comes far (stage %i)', async (stage) => {
    const { report } = await bench.grade('solvers/model-free', ['stress', 'traffic'], { stage });
    expect(report.outcome?.share).toBeLessThanOrEqual(0.7);
    expect(report.stress.families.filter((f) => (f.reliability ?? 1) < 0.5).length).toBeGreaterThanOrEqual(3);
  });

  it.each(STAGES)('the reference holds up in twenty other hidden worlds (stage %i)', async (stage) => {
    for (const secret of PANELS) {
      const { report } = await bench.grade('solutions/reference', ['stress'], { stage, secret });
      expect(report.reliability, secret).toBe(1);
      expect(report.vetoes.total, secret).toBe(0);
    }
  });
});

it('five gradings of the starter give the same bytes', async () => {
  const gradings = [];
  for (let i = 0; i < 5; i += 1) gradings.push(await bench.grade('starter'));
  expect(new Set(gradings.map(({ trials }) => canonicalJson(trials))).size).toBe(1);
  expect(new Set(gradings.map(({ report }) => report.receipt?.id)).size).toBe(1);
});

describe('of the mutants of support-assistant', () => {
  it.each(foldersOf(SLUG, 'mutants'))(
    '%s stays below production-ready, in the families it names',
    async (program) => {
      const loaded = await bench.load();
      const { fails } = await readWhy(join(loaded.folder, program));
      const stage = stageOf(loaded.exercise.manifest, fails);
      const { report } = await bench.grade(program, ['practice', 'stress', 'traffic'], { stage });
      expect(LEVELS.indexOf(report.level)).toBeLessThan(PRODUCTION);
      for (const id of fails)
        expect(report.stress.families.find((f) => f.id === id)?.reliability, id).toBeLessThan(0.6);
    },
  );

  it('each that lacks two controls is let through when it lacks but one of them', async () => {
    const { folder } = await bench.load();
    const pairs = await Promise.all(foldersOf(SLUG, 'mutants').map((p) => readWhy(join(folder, p))));
    const controls = pairs.flatMap((why) => why.controls);
    expect(controls.toSorted()).toEqual(
      foldersOf(SLUG, 'survivors')
        .map((p) => p.replace('survivors/', ''))
        .toSorted(),
    );
    for (const name of controls) {
      const { report } = await bench.grade(`survivors/${name}`, undefined, { stage: 1 });
      expect(LEVELS.indexOf(report.level), name).toBeGreaterThanOrEqual(PRODUCTION);
    }
  });
});

it('its programs are TypeScript without an error, each laid over the starter', async () => {
  expect(await bench.typeErrors()).toBe('');
});
