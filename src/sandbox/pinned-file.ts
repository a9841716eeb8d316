import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/**
 * Reads a file that must be exactly the one this version was tested with. `sha256` is its hash, hex.
 *
 * @throws Error when it is another, with both hashes
 */
export async function readPinnedFile(path: string, sha256: string): Promise<NonSharedBuffer> {
  const bytes = await readFile(path);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found === sha256) return bytes;
  throw new Error(
    `${path} is not the pinned build (sha256 ${found}, not ${sha256}). Run npm ci; after an update of the package, test it and pin its new hash.`,
  );
}
