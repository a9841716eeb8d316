import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '#domain/exercise';
import { type Staffing, staffingSchema } from '#domain/peoples-load';
import type { Flaw } from './exercise-error.ts';
import { readYaml } from './read-yaml.ts';

const FILE = 'staffing.yaml';

/** Who looks at what an exercise's systems leave to people; null where there is no file. What does not fit is added to `flaws`. */
export async function readStaffing(
  folder: string,
  { utility, stages }: Pick<Manifest, 'utility' | 'stages'>,
  flaws: Flaw[],
): Promise<Staffing | null> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => undefined);
  if (text === undefined) return null;
  const read = readYaml(FILE, text, staffingSchema);
  if (read.flaws) {
    flaws.push(...read.flaws);
    return null;
  }
  const { looks, unexplained, waits, beyond, time } = read.value;
  const known = new Set(utility.flat().map(({ key }) => key));
  const named = { looks: Object.keys(looks), unexplained, waits, beyond };
  for (const [path, keys] of Object.entries(named))
    for (const key of keys.filter((one) => !known.has(one)))
      flaws.push(
        flaw(
          `${path}.${key}`,
          'a line of the utility sheet in exercise.yaml',
          key,
          `Lines are: ${[...known].join(', ')}.`,
        ),
      );
  for (const key of unexplained.filter((one) => known.has(one) && !(one in looks)))
    flaws.push(
      flaw(`unexplained.${key}`, 'one of the lines under looks', key, `Add ${key} to looks as well.`),
    );
  if (time.length > stages.length)
    flaws.push(
      flaw(
        'time',
        `at most ${stages.length}, one a stage`,
        `${time.length}`,
        'Take the last ones out; the last that is left goes on.',
      ),
    );
  return read.value;
}

function flaw(path: string, expected: string, found: string, hint: string): Flaw {
  return { file: FILE, path, expected, found, hint };
}
