import { describe, expect, it } from 'vitest';
import { familiesAtStage, isEditable, limitsOf, manifestSchema, sheetAtStage } from '#domain/exercise';
import { TRIAL_LIMITS } from '#domain/limits';
import { aManifest } from '#test/services/builders';

function issuesOf(changes: Record<string, unknown>): string[] {
  const parsed = manifestSchema.safeParse({ ...aManifest(), ...changes });
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.'));
}

const line = (key: string) => ({ key, label: key, euro: 1 });

describe('a manifest', () => {
  it('is accepted with nothing special about it', () => {
    expect(issuesOf({})).toEqual([]);
  });

  it('gets six hidden runs, one back every four hours, unless it says otherwise', () => {
    const { attempts: _, ...rest } = aManifest();
    expect(manifestSchema.parse(rest).attempts).toEqual({ hidden: 6, refillHours: 4 });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a slug with spaces', { slug: 'Support assistant' }, 'slug'],
    ['an identifier that is no UUID', { uuid: 'support' }, 'uuid'],
    ['no stage', { stages: [] }, 'stages'],
    ['a stage without families', { stages: [{ title: 'a', brief: 'b', families: [] }] }, 'stages.0.families'],
    ['an unknown mode', { modes: ['M13'] }, 'modes.0'],
    ['an empty sheet', { utility: [[]] }, 'utility.0'],
    ['a line that is no word', { utility: [[line('Right!')]] }, 'utility.0.0.key'],
    ['no trivial policy', { trivial: [] }, 'trivial'],
    ['no solution', { solutions: [] }, 'solutions'],
    ['more fuel than a grader can spare', { limits: { fuel: 100_000 } }, 'limits.fuel'],
    ['a limit nobody knows', { limits: { disk: 1 } }, 'limits'],
    ['a key nobody knows', { titel: 'x' }, ''],
  ])('is refused with %s', (_, changes, path) => {
    expect(issuesOf(changes)).toEqual([path]);
  });
});

describe('the families of a stage', () => {
  const stages = [
    { title: 'One', brief: 'a.md', families: ['a', 'b'], supersedes: [] },
    { title: 'Two', brief: 'b.md', families: ['c'], supersedes: ['a'] },
    { title: 'Three', brief: 'c.md', families: ['d'], supersedes: [] },
  ];

  it('are its own and those of earlier stages that still hold', () => {
    expect(familiesAtStage({ ...aManifest(), stages }, 1)).toEqual(['a', 'b']);
    expect(familiesAtStage({ ...aManifest(), stages }, 2)).toEqual(['b', 'c']);
    expect(familiesAtStage({ ...aManifest(), stages }, 3)).toEqual(['b', 'c', 'd']);
  });
});

describe('the sheet of a stage', () => {
  it('is the latest that a stage up to it brings', () => {
    const manifest = aManifest({ utility: [[line('a')], [line('b')]] });
    expect([1, 2, 3].map((stage) => sheetAtStage(manifest, stage)[0]?.key)).toEqual(['a', 'b', 'b']);
  });
});

describe('the limits of a trial', () => {
  it('are the platform’s, with what the exercise sets', () => {
    expect(limitsOf(aManifest())).toEqual(TRIAL_LIMITS);
    expect(limitsOf(aManifest({ limits: { fuel: 7 } }))).toEqual({ ...TRIAL_LIMITS, fuel: 7 });
  });

  it('never come out undefined', () => {
    expect(limitsOf(aManifest({ limits: { fuel: undefined } })).fuel).toBe(TRIAL_LIMITS.fuel);
  });
});

describe('a path that a learner may change', () => {
  it.each([
    ['src/*.ts', 'src/main.ts', true],
    ['src/*.ts', 'src/deep/main.ts', false],
    ['src/*.ts', 'src/main.tsx', false],
    ['src/*.ts', 'src/mainxts', false],
    ['src/**', 'src/deep/er/main.ts', true],
    ['src/**', 'source/main.ts', false],
    ['src/**/main.ts', 'src/main.ts', true],
    ['src/**/main.ts', 'src/deep/main.ts', true],
    ['src/**/main.ts', 'src/domain.ts', false],
    ['main.ts', 'main.ts', true],
    ['main.ts', 'src/main.ts', false],
  ])('under %s: %s → %s', (glob, path, editable) => {
    expect(isEditable({ editable: [glob] }, path)).toBe(editable);
  });
});
