import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { buildIfStale } from '../../src/cli/build.ts';
import { withFolderLock } from '../../src/cli/folder-lock.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const KEPT = join(root, 'node_modules/.cache/holdfast/seeded-data');
/** Beside the build, what decides over what a first start leaves in its data folder. */
const SOURCES = ['exercises', 'db', 'test/support/measured'];
/** What is older would show its demo work as waiting since then. */
const FRESH_MS = 60 * 60 * 1000;
/** Nobody copies from it any more. */
const STALE_MS = 2 * FRESH_MS;
const POLL_MS = 100;
const LOCK = '.lock';

/**
 * A copy of the data folder that a first start left behind once its demo work was graded: exercises published, accounts,
 * reports. To grade the same dozen programs again for every server took more of the processors than what is tested.
 *
 * @param start starts a server in an empty data folder, and gives what stops it
 */
export async function copySeeded(
  to: string,
  start: (dataDir: string) => Promise<() => Promise<void>>,
): Promise<void> {
  mkdirSync(KEPT, { recursive: true });
  const key = await keyOfSources();
  const seeded = await withFolderLock(join(KEPT, LOCK), async () => newest(key) ?? (await seed(key, start)));
  cpSync(seeded, to, { recursive: true });
}

function newest(key: string): string | undefined {
  const now = Date.now();
  const folders = readdirSync(KEPT).filter((name) => name !== LOCK);
  const ages = folders.map((name) => ({
    path: join(KEPT, name),
    name,
    ms: now - statSync(join(KEPT, name)).mtimeMs,
  }));
  for (const { path, ms } of ages) if (ms > STALE_MS) rmSync(path, { recursive: true });
  return ages.find(({ name, ms }) => name.startsWith(key) && ms < FRESH_MS)?.path;
}

async function seed(key: string, start: Parameters<typeof copySeeded>[1]): Promise<string> {
  const dataDir = join(KEPT, `.${randomUUID()}`);
  mkdirSync(dataDir);
  const stop = await start(dataDir);
  await whenGraded(dataDir);
  await stop();
  const kept = join(KEPT, `${key}-${randomUUID()}`);
  renameSync(dataDir, kept);
  return kept;
}

/** Waits until nothing is left to grade for a server over this folder. */
export async function whenGraded(dataDir: string): Promise<void> {
  const db = new SqliteDatabase(join(dataDir, 'holdfast.sqlite'), { readonly: true });
  const unfinished = db.prepare('select count(*) from runs where finished_at is null').pluck();
  while (unfinished.get() !== 0) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  db.close();
}

async function keyOfSources(): Promise<string> {
  const hash = createHash('sha256').update(await buildIfStale(() => undefined));
  for (const folder of SOURCES) {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
