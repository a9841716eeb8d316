import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a row keeps of an evidence file: its name and size. */
export interface EvidenceRef {
  /** sha256 of the file, hex. */
  hash: string;
  bytes: number;
}

/**
 * Evidence of gradings: compressed files named by their content, under `<dir>/ab/<hash>.gz`, readable by their owner
 * alone because hidden inputs are in them. What `write` returned is on disk, so a row may name it.
 */
export interface EvidenceFiles {
  /** Stores the bytes. The same bytes twice are one file. @throws Error when the disk does not take them */
  write(bytes: Uint8Array): EvidenceRef;
  /** @throws Error when the file is damaged: its content no longer has its name */
  read(hash: string): Uint8Array | undefined;
  remove(hash: string): void;
  /** Removes what nothing names and was last written before `time` (unix milliseconds), half-written files too. @returns how many */
  removeUnnamed(isNamed: (hash: string) => boolean, time: number): number;
}

const HASH = /^[0-9a-f]{64}$/;
const FILE = /^([0-9a-f]{64})\.gz$/;

/** Opens the folder; nothing is made before the first write. */
export function openEvidenceFiles(dir: string): EvidenceFiles {
  const pathOf = (hash: string) => {
    if (!HASH.test(hash)) throw new Error(`“${hash}” is not the name of evidence.`);
    return join(dir, hash.slice(0, 2), `${hash}.gz`);
  };

  return {
    write(bytes) {
      const ref = { hash: hashOf(bytes), bytes: bytes.byteLength };
      const path = pathOf(ref.hash);
      if (isThere(path, ref)) return ref;
      makeFolder(dir, dirname(path));
      const half = join(dir, `half-${randomUUID()}`);
      writeThrough(half, bytes);
      renameSync(half, path);
      syncFolder(dirname(path));
      return ref;
    },

    read(hash) {
      const bytes = readIfThere(pathOf(hash));
      if (bytes && hashOf(bytes) !== hash) {
        throw new Error(`The evidence ${hash} is damaged. Put the "evidence" folder back from a backup.`);
      }
      return bytes;
    },

    remove: (hash) => rmSync(pathOf(hash), { force: true }),

    removeUnnamed(isNamed, time) {
      const unnamed = filesIn(dir)
        .filter((path) => {
          const hash = FILE.exec(basename(path))?.[1];
          return hash === undefined || !isNamed(hash);
        })
        .filter((path) => statSync(path).mtimeMs < time);
      for (const path of unnamed) rmSync(path, { force: true });
      return unnamed.length;
    },
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether exactly these bytes are stored. Its time is set to now, so that no sweep takes it for a left-over. */
function isThere(path: string, { hash, bytes }: EvidenceRef): boolean {
  const known = readIfThere(path);
  if (known?.byteLength !== bytes || hashOf(known) !== hash) return false;
  const now = new Date();
  utimesSync(path, now, now);
  return true;
}

function makeFolder(dir: string, folder: string): void {
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (made === undefined) return;
  syncFolder(dir);
  syncFolder(dirname(dir));
}

function writeThrough(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A new name is only sure to outlive a power cut once its folder is on disk too. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function readIfThere(path: string): Uint8Array | undefined {
  return ifThere(() => readFileSync(path));
}

/** Half-written files lie in the folder itself, whole ones a folder deeper. */
function filesIn(dir: string): string[] {
  const entries = ifThere(() => readdirSync(dir, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const path = join(dir, entry.name);
    return entry.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
  });
}

function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
