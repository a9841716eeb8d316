import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type ServedFile, toServedFile } from './served-file.ts';

const compress = promisify(gzip);
/** The one public file of a published version; the hidden bundle beside it has no address. */
const ADDRESS = /^\/worlds\/([0-9a-f]{64})\/practice\.js$/;
const KEPT = 32;

/** Gives out published public world bundles. Each is named by its content hash, so it is read once. */
export class WorldFiles {
  readonly #versionsDir: string;
  readonly #files = new Map<string, Promise<ServedFile | undefined>>();

  constructor(dataDir: string) {
    this.#versionsDir = join(dataDir, 'versions');
  }

  /** The bundle behind a URL path; undefined when the path is another or the version is not published here. */
  async find(path: string): Promise<ServedFile | undefined> {
    const hash = ADDRESS.exec(path)?.[1];
    if (!hash) return undefined;
    const known = this.#files.get(hash);
    if (known) return known;
    const read = this.#read(hash);
    this.#files.set(hash, read);
    const oldest = this.#files.keys().next().value;
    if (this.#files.size > KEPT && oldest !== undefined) this.#files.delete(oldest);
    const file = await read;
    if (!file) this.#files.delete(hash);
    return file;
  }

  async #read(hash: string): Promise<ServedFile | undefined> {
    try {
      const body = await readFile(join(this.#versionsDir, hash, 'practice.js'));
      return toServedFile('practice.js', body, { gzip: await compress(body) }, true);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }
}
