import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LoadedExercise } from './read-exercise.ts';

/**
 * Writes what browsers and graders load of a version into `<root>/<contentHash>`: `exercise.json`, `practice.js` and
 * `hidden.mjs` (readable by its owner only). All or nothing. Of a version that is there already only the texts may
 * have changed, which the hash does not cover: brief and model card are brought up to date.
 */
export async function freeze(loaded: LoadedExercise, root: string): Promise<string> {
  const target = join(root, loaded.exercise.contentHash);
  if (existsSync(target)) {
    await mendTexts(loaded, target);
    return target;
  }
  await mkdir(root, { recursive: true });
  const staging = await mkdtemp(join(dirname(target), '.freezing-'));
  await writeFile(join(staging, 'exercise.json'), JSON.stringify(loaded.exercise));
  await writeFile(join(staging, 'practice.js'), loaded.bundles.practice);
  await writeFile(join(staging, 'hidden.mjs'), loaded.bundles.hidden, { mode: 0o600 });
  try {
    await rename(staging, target);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

async function mendTexts({ exercise }: LoadedExercise, target: string): Promise<void> {
  const file = join(target, 'exercise.json');
  const text = JSON.stringify(exercise);
  if ((await readFile(file, 'utf8')) === text) return;
  const half = `${file}.${randomUUID()}`;
  await writeFile(half, text);
  await rename(half, file);
}
