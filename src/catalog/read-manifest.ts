import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, manifestSchema } from '#domain/exercise';
import { checkManifest } from './check-manifest.ts';
import { ExerciseError } from './exercise-error.ts';
import { readYaml } from './read-yaml.ts';

export const MANIFEST_FILE = 'exercise.yaml';

/** Reads and checks `exercise.yaml`. @throws ExerciseError with every flaw, in words an author can act on */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = MANIFEST_FILE;
  const text = await readFile(join(folder, file), 'utf8').catch(() => {
    const hint = 'An exercise is a folder with an exercise.yaml; see exercises/README.md.';
    throw new ExerciseError(folder, [{ file, path: '', expected: 'a file', found: 'none', hint }]);
  });
  const { value, flaws } = readYaml(file, text, manifestSchema);
  if (flaws) throw new ExerciseError(folder, flaws);
  const disagreements = checkManifest(value).map((flaw) => ({ file, ...flaw }));
  if (disagreements.length > 0) throw new ExerciseError(folder, disagreements);
  return value;
}
