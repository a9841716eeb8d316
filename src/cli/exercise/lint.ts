import { join } from 'node:path';
import { ExerciseError } from '#catalog/exercise-error';
import { freeze } from '#catalog/freeze';
import { uuidFlaws } from '#catalog/known-uuids';
import { readExercise } from '#catalog/read-exercise';
import { readPrograms } from '#catalog/read-programs';
import { worldFlaws } from '#proof/world-flaws';
import { exerciseFolder } from '../exercise-folder.ts';
import type { ExerciseCommand } from './command.ts';
import { CACHE, dataFolder } from './places.ts';

/** Everything that can be said of a folder without running a program. */
export const lintCommand: ExerciseCommand = {
  usage: '[<slug or folder>]',
  summary: 'reads everything and says what does not fit, without running a program',
  async run([name = '.']) {
    const folder = exerciseFolder(name);
    const { slug, contentHash } = await lint(folder, dataFolder());
    process.stdout.write(`${slug} is a valid exercise (content ${contentHash.slice(0, 12)}).\n`);
    return 0;
  },
};

/** Reads an exercise whole. @throws ExerciseError with everything that is wrong */
export async function lint(
  folder: string,
  data: string | undefined,
): Promise<{ slug: string; contentHash: string }> {
  const loaded = await readExercise(folder);
  await readPrograms(loaded);
  const versionDir = await freeze(loaded, join(CACHE, 'versions'));
  const { manifest, contentHash } = loaded.exercise;
  const flaws = [
    ...(data === undefined ? [] : await uuidFlaws(manifest, data)),
    ...(await worldFlaws(loaded, versionDir)),
  ];
  if (flaws.length > 0) throw new ExerciseError(loaded.folder, flaws);
  return { slug: manifest.slug, contentHash };
}
