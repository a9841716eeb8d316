import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { z } from 'zod';
import type { Clock, Database, Sqlite } from './database.ts';

const journalSchema = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });
type Entry = z.infer<typeof journalSchema>['entries'][number];

/**
 * Brings the schema up to date. A database that already has tables is copied to `backups/` beside it first.
 *
 * Foreign keys are off meanwhile: a migration that rebuilds a table drops the old one, and with foreign keys on
 * that would silently delete every child row (ON DELETE CASCADE). Drizzle's migrator runs in a transaction, where
 * the pragma does nothing, so it has to be set out here.
 * @throws Error when the database was written by a newer version, or when rows point nowhere afterwards
 */
export function migrateSafely(
  { sqlite, db }: { sqlite: Sqlite; db: Database },
  options: { file: string; folder: string; now: Clock },
): void {
  const entries = readJournal(options.folder);
  const applied = lastApplied(sqlite);
  refuseNewer(applied, entries, options.file);
  const pending = entries.filter((e) => e.when > (applied ?? 0));
  if (pending.length > 0) {
    if (applied !== undefined && options.file !== ':memory:') backUp(sqlite, options, pending);
    sqlite.pragma('foreign_keys = OFF');
    try {
      migrate(db, { migrationsFolder: options.folder });
    } finally {
      sqlite.pragma('foreign_keys = ON');
    }
  }
  // Also when nothing was pending: the migrator has committed by now, so a refused start could be tried again.
  refuseOrphans(sqlite);
}

function readJournal(folder: string): Entry[] {
  return journalSchema.parse(JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'))).entries;
}

/** When the newest applied migration was generated, or undefined for a database without any. */
function lastApplied(sqlite: Sqlite): number | undefined {
  const table = sqlite.prepare(`select 1 from sqlite_schema where name = '__drizzle_migrations'`).get();
  if (table === undefined) return undefined;
  const newest = sqlite.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
  return newest === null ? undefined : Number(newest);
}

function refuseNewer(applied: number | undefined, entries: readonly Entry[], file: string): void {
  const newest = Math.max(0, ...entries.map((e) => e.when));
  if (applied === undefined || applied <= newest) return;
  throw new Error(
    `The database ${file} was written by a newer version of Holdfast. Start that version, or put back a copy from the "backups" folder beside it.`,
  );
}

function backUp(
  sqlite: Sqlite,
  { file, now }: { file: string; now: Clock },
  pending: readonly Entry[],
): void {
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = new Date(now()).toISOString().replaceAll(/[:.]/g, '-');
  sqlite.prepare('vacuum into ?').run(join(folder, `before-${pending[0]?.tag}-${stamp}.sqlite`));
}

function refuseOrphans(sqlite: Sqlite): void {
  const orphans = z.array(z.object({ table: z.string() })).parse(sqlite.pragma('foreign_key_check'));
  if (orphans.length === 0) return;
  const tables = [...new Set(orphans.map((o) => o.table))].join(', ');
  throw new Error(
    `In the database, ${orphans.length} rows of ${tables} point to rows that do not exist, probably since the last update. Put back the newest copy from the "backups" folder and report this.`,
  );
}
