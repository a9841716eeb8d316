import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Manifest } from '#domain/exercise';
import type { Flaw } from './exercise-error.ts';
import { readYaml } from './read-yaml.ts';

const FILE = 'hints.yaml';

/** `hints.yaml`: for each family up to five steps, of which each says a little more. Families may be left out. */
const hintsSchema = z.record(z.string(), z.array(z.string().trim().min(1).max(400)).min(1).max(5));

/** An exercise's hints by family; none where there is no file. What does not fit is added to `flaws`. */
export async function readHints(
  folder: string,
  { stages }: Pick<Manifest, 'stages'>,
  flaws: Flaw[],
): Promise<Record<string, string[]>> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  const read = readYaml(FILE, text, hintsSchema);
  if (read.flaws) {
    flaws.push(...read.flaws);
    return {};
  }
  const known = new Set(stages.flatMap((s) => s.families));
  for (const family of Object.keys(read.value).filter((id) => !known.has(id))) {
    flaws.push({
      file: FILE,
      path: family,
      expected: 'a family of exercise.yaml',
      found: family,
      hint: `Families are: ${[...known].join(', ')}.`,
    });
  }
  return read.value;
}
