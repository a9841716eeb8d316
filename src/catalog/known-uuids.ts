import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Manifest } from '#domain/exercise';
import type { Flaw } from './exercise-error.ts';
import { MANIFEST_FILE } from './read-manifest.ts';

const frozen = z.object({ manifest: z.object({ uuid: z.string(), slug: z.string() }) });

/**
 * A flaw when a slug had another uuid in a data folder's frozen versions, or its uuid another slug: hidden values are drawn
 * with the uuid, and learners' work hangs on it. None where there is no such folder.
 */
export async function uuidFlaws({ uuid, slug }: Manifest, dataFolder: string): Promise<Flaw[]> {
  const versions = join(dataFolder, 'versions');
  const names = await readdir(versions).catch(() => []);
  const known = (
    await Promise.all(names.map((name) => manifestOf(join(versions, name, 'exercise.json'))))
  ).flat();
  const flaw = (path: string, expected: string, found: string, hint: string): Flaw[] => [
    { file: MANIFEST_FILE, path, expected, found, hint },
  ];
  const before = known.find((m) => m.slug === slug && m.uuid !== uuid);
  if (before)
    return flaw(
      'uuid',
      `“${before.uuid}”, as it was published`,
      `“${uuid}”`,
      'A uuid never changes: put the old one back.',
    );
  const other = known.find((m) => m.uuid === uuid && m.slug !== slug);
  if (other)
    return flaw(
      'uuid',
      'a uuid of its own',
      `that of “${other.slug}”`,
      'Make a new one: node -p "crypto.randomUUID()".',
    );
  return [];
}

async function manifestOf(file: string): Promise<{ uuid: string; slug: string }[]> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return [];
  const parsed = frozen.safeParse(JSON.parse(text));
  return parsed.success ? [parsed.data.manifest] : [];
}
