import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readWhy } from '#catalog/read-submission';
import { canonicalJson } from '#domain/json';
import { LEVELS } from '#domain/level';
import { Bench, foldersOf } from './programs.ts';

const SLUG = 'support-assistant';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const bench = new Bench(SLUG);
const MINUTE = 60_000;

afterAll(() => bench.close());

describe('the suite of support-assistant', () => {
  it('fails the starter, in every family and with vetoes', { timeout: MINUTE }, async () => {
    const { report } = await bench.grade('starter');
    expect(report.level).toBe('demo');
    expect(report.reliability).toBeLessThanOrEqual(0.3);
    expect(report.vetoes.kinds).toEqual(['privacy', 'safety']);
    expect(report.stress.families.every((f) => (f.reliability ?? 1) < 1)).toBe(true);
  });

  it.each(foldersOf(SLUG, 'solutions'))('finds %s production-ready', { timeout: MINUTE }, async (program) => {
    const { report } = await bench.grade(program);
    expect(LEVELS.indexOf(report.level)).toBeGreaterThanOrEqual(LEVELS.indexOf('production-ready'));
    expect(report.vetoes.total).toBe(0);
  });

  it.each(foldersOf(SLUG, 'trivial'))('gives nothing for %s', { timeout: MINUTE }, async (program) => {
    const { report } = await bench.grade(program);
    expect(report.level).toBe('demo');
    expect(report.reliability).toBeLessThanOrEqual(0.1);
    expect(report.outcome?.share).toBeLessThanOrEqual(0.05);
  });

  it.each(foldersOf(SLUG, 'mutants'))(
    'keeps %s below production-ready, in the families its why.md names',
    { timeout: MINUTE },
    async (program) => {
      const { report, loaded } = await bench.grade(program);
      expect(LEVELS.indexOf(report.level)).toBeLessThan(LEVELS.indexOf('production-ready'));
      const { fails } = await readWhy(join(loaded.folder, program));
      expect(fails.length).toBeGreaterThan(0);
      for (const id of fails) {
        const family = report.stress.families.find((f) => f.id === id);
        expect(family?.reliability, id).toBeLessThan(0.6);
      }
    },
  );

  it('prices the reference at least a quarter of perfect information above the zero point', {
    timeout: MINUTE,
  }, async () => {
    const { report } = await bench.grade('solutions/reference', ['traffic']);
    const { minor, zeroMinor, perfectMinor, items } = report.outcome ?? {
      minor: 0,
      zeroMinor: 0,
      perfectMinor: 1,
      items: 0,
    };
    expect(items).toBeGreaterThanOrEqual(300);
    expect((minor - zeroMinor) / (perfectMinor - zeroMinor)).toBeGreaterThanOrEqual(0.25);
  });

  it('holds the reference to be reliable in other hidden worlds as well', {
    timeout: 2 * MINUTE,
  }, async () => {
    for (const secret of ['one', 'two', 'three', 'four']) {
      const { report } = await bench.grade('solutions/reference', ['stress'], { secret });
      expect(report.reliability, secret).toBe(1);
    }
  });

  it('gives byte-identical verdicts and traces in five gradings', { timeout: 2 * MINUTE }, async () => {
    const gradings = [];
    for (let i = 0; i < 5; i += 1) gradings.push(await bench.grade('starter'));
    const texts = gradings.map(({ trials }) => canonicalJson(trials));
    expect(new Set(texts).size).toBe(1);
    expect(new Set(gradings.map(({ report }) => report.receipt?.id)).size).toBe(1);
  });

  it('keeps practice and hidden wording apart', async () => {
    const { bundles } = await bench.load();
    const hidden = await import('../../exercises/support-assistant/hidden/banks.ts');
    const sentences = sentencesOf(hidden.default).filter((s) => s.split(' ').length >= 8);
    expect(sentences.length).toBeGreaterThan(1_000);
    expect(sentences.filter((s) => bundles.practice.includes(s))).toEqual([]);
  });
});

describe('the programs of support-assistant', () => {
  it('are TypeScript without an error, each laid over the starter', { timeout: MINUTE }, async () => {
    const folder = join(ROOT, 'node_modules/.cache/holdfast/programs');
    rmSync(folder, { recursive: true, force: true });
    for (const program of [
      'starter',
      ...foldersOf(SLUG, 'solutions'),
      ...foldersOf(SLUG, 'mutants'),
      ...foldersOf(SLUG, 'trivial'),
    ]) {
      for (const file of await bench.files(program)) {
        const target = join(folder, program, file.path);
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, file.text);
      }
    }
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'ES2023',
      lib: ['ES2023'],
      types: [],
      module: 'preserve',
      allowImportingTsExtensions: true,
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
    const tsc = join(ROOT, 'node_modules/typescript7/bin/tsc');
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentencesOf) : [];
}
