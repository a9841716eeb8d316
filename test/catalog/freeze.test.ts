import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { freeze } from '#catalog/freeze';
import { readExercise } from '#catalog/read-exercise';
import { tempFolder } from '#test/support/temp-folder';
import { exerciseFolder } from './exercise-folder.ts';

const FILES = ['approaches.json', 'exercise.json', 'hidden.mjs', 'practice.js', 'review.json'];

async function frozen() {
  const root = join(tempFolder(), 'versions');
  const loaded = await readExercise(exerciseFolder(tempFolder()));
  return { root, loaded, folder: await freeze(loaded, root) };
}

describe('a frozen version', () => {
  it('lies under its content hash and holds what browsers and graders load', async () => {
    const { root, loaded, folder } = await frozen();
    expect(folder).toBe(join(root, loaded.exercise.contentHash));
    expect(readdirSync(folder).sort()).toEqual(FILES);
    expect(JSON.parse(readFileSync(join(folder, 'exercise.json'), 'utf8'))).toEqual(loaded.exercise);
  });

  it('has bundles that load by themselves', async () => {
    const { folder } = await frozen();
    const { default: bundle } = await import(pathToFileURL(join(folder, 'hidden.mjs')).href);
    expect(Object.keys(bundle)).toEqual(['practice', 'hidden']);
    expect(bundle.hidden.families[0].id).toBe('echo');
  });

  it('keeps its hidden half, its approaches and its mentors’ guide from other users of the machine', async () => {
    const { folder } = await frozen();
    for (const name of ['hidden.mjs', 'approaches.json', 'review.json']) {
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
    }
  });

  it('has the solutions as reading in a file of their own, and nowhere else', async () => {
    const { folder, loaded } = await frozen();
    const [reference] = JSON.parse(readFileSync(join(folder, 'approaches.json'), 'utf8'));
    expect(reference).toMatchObject({ name: 'reference', files: [{ path: 'src/main.ts' }] });
    expect(JSON.stringify(loaded.exercise)).not.toContain('input.word');
    for (const name of ['exercise.json', 'practice.js', 'hidden.mjs']) {
      expect(readFileSync(join(folder, name), 'utf8'), name).not.toContain('say: input.word');
    }
  });

  it('of the time before approaches were kept gets them when it is frozen again', async () => {
    const { root, loaded, folder } = await frozen();
    const file = join(folder, 'approaches.json');
    const whole = readFileSync(file, 'utf8');
    rmSync(file);
    await freeze(loaded, root);
    expect(readFileSync(file, 'utf8')).toBe(whole);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('brings a mended brief up to date and leaves the bundles of the version alone', async () => {
    const { root, loaded, folder } = await frozen();
    const exercise = { ...loaded.exercise, briefs: ['Told better.'] };
    const bundles = { practice: 'export default 1;', hidden: 'export default 2;' };
    await freeze({ ...loaded, exercise, bundles }, root);
    expect(JSON.parse(readFileSync(join(folder, 'exercise.json'), 'utf8')).briefs).toEqual(['Told better.']);
    expect(readFileSync(join(folder, 'practice.js'), 'utf8')).toBe(loaded.bundles.practice);
    expect(readFileSync(join(folder, 'hidden.mjs'), 'utf8')).toBe(loaded.bundles.hidden);
  });

  it('can be mended by several at once', async () => {
    const { root, loaded, folder } = await frozen();
    const exercise = { ...loaded.exercise, briefs: ['Told better.'] };
    await Promise.all([1, 2, 3, 4].map(() => freeze({ ...loaded, exercise }, root)));
    expect(readdirSync(folder).sort()).toEqual(FILES);
  });

  it('survives being frozen by several at once, and nothing half done is left', async () => {
    const root = join(tempFolder(), 'versions');
    const loaded = await readExercise(exerciseFolder(tempFolder()));
    const folders = await Promise.all([1, 2, 3, 4].map(() => freeze(loaded, root)));
    expect(new Set(folders).size).toBe(1);
    expect(readdirSync(root)).toEqual([loaded.exercise.contentHash]);
  });
});
