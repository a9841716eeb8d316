import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Manifest } from '#domain/exercise';
import type { Minutes } from '#domain/minutes';
import type { Flaw } from './exercise-error.ts';
import { readYaml } from './read-yaml.ts';

const FILE = 'minutes.yaml';
const DAY_MINUTES = 480;

/** `minutes.yaml`: for lines of the sheet, minutes of people's work that one such event costs; below zero, saves. */
const minutesSchema = z.record(z.string(), z.number().min(-DAY_MINUTES).max(DAY_MINUTES));

/** What an exercise's events cost people, by line of the sheet; nothing where there is no file. What does not fit is added to `flaws`. */
export async function readMinutes(
  folder: string,
  { utility }: Pick<Manifest, 'utility'>,
  flaws: Flaw[],
): Promise<Minutes> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return {};
  const read = readYaml(FILE, text, minutesSchema);
  if (read.flaws) {
    flaws.push(...read.flaws);
    return {};
  }
  const known = new Set(utility.flat().map((line) => line.key));
  for (const key of Object.keys(read.value).filter((one) => !known.has(one))) {
    flaws.push({
      file: FILE,
      path: key,
      expected: 'a line of the utility sheet in exercise.yaml',
      found: key,
      hint: `Lines are: ${[...known].join(', ')}.`,
    });
  }
  return read.value;
}
