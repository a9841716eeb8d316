import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings } from '#server/settings';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Where commands keep what can be made again. */
export const CACHE = join(ROOT, 'node_modules/.cache/holdfast');
/** This repository's exercises. */
export const EXERCISES = join(ROOT, 'exercises');
/** What `new` copies. Its name keeps it out of what is published. */
export const TEMPLATE = join(EXERCISES, '.template');

/** The data folder of this machine's server, as its settings say; undefined where there is none yet. */
export function dataFolder(): string | undefined {
  const dir = resolve(ROOT, readSettings(process.env).dataDir);
  return existsSync(dir) ? dir : undefined;
}

/** Folders that proofs are written to: the cache, and the data folder, where there is one. */
export function proofFolders(): string[] {
  const data = dataFolder();
  return [join(CACHE, 'proofs'), ...(data ? [join(data, 'proofs')] : [])];
}
