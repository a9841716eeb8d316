import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readApproaches } from './read-approaches.ts';
import type { LoadedExercise } from './read-exercise.ts';
import { readReviewGuide } from './read-review-guide.ts';

/** For this process's owner alone: learners never read it, or once they have finished, and the interpreter never. */
const SECRET = { mode: 0o600 };

/** What the content hash does not cover, and may be mended of a version: texts to read. */
interface Texts {
  name: string;
  text: string;
  options?: { mode: number };
}

/**
 * Writes what browsers and graders load of a version into `<root>/<contentHash>`: `exercise.json`, `practice.js` and
 * `hidden.mjs`, and beside them the solutions as reading in `approaches.json` and what mentors work with in `review.json`
 * (the last three readable by their owner only). All or nothing. Of a version that is there already only what the hash
 * does not cover may have changed: brief, model card, approaches and the mentors' guide are brought up to date.
 * @throws ExerciseError when a file of `review/` does not fit
 */
export async function freeze(loaded: LoadedExercise, root: string): Promise<string> {
  const target = join(root, loaded.exercise.contentHash);
  const texts = await textsOf(loaded);
  if (existsSync(target)) {
    for (const text of texts) await mend(text, target);
    return target;
  }
  await mkdir(root, { recursive: true });
  const staging = await mkdtemp(join(dirname(target), '.freezing-'));
  for (const { name, text, options } of texts) await writeFile(join(staging, name), text, options);
  await writeFile(join(staging, 'practice.js'), loaded.bundles.practice);
  await writeFile(join(staging, 'hidden.mjs'), loaded.bundles.hidden, SECRET);
  try {
    await rename(staging, target);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

async function textsOf(loaded: LoadedExercise): Promise<Texts[]> {
  return [
    { name: 'exercise.json', text: JSON.stringify(loaded.exercise) },
    { name: 'approaches.json', text: JSON.stringify(await readApproaches(loaded)), options: SECRET },
    { name: 'review.json', text: JSON.stringify(await readReviewGuide(loaded)), options: SECRET },
  ];
}

async function mend({ name, text, options }: Texts, target: string): Promise<void> {
  const file = join(target, name);
  const isSame = existsSync(file) && (await readFile(file, 'utf8')) === text;
  if (isSame) return;
  const half = `${file}.${randomUUID()}`;
  await writeFile(half, text, options);
  await rename(half, file);
}
