import { chmodSync, existsSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';

/** The connection as better-sqlite3 gives it: pragmas, backup, raw statements. */
export type Sqlite = SqliteDatabase.Database;
type SqliteError = InstanceType<typeof SqliteDatabase.SqliteError>;
/** The same connection with Drizzle's query builder. */
export type Database = BetterSQLite3Database;

/** The time in unix milliseconds. */
export type Clock = () => number;

/**
 * Opens a database file (or `:memory:`), creating it, for its owner only, when it does not exist.
 * Pragmas belong to the connection, not to the file: they must be set on every open, or a re-opened
 * database would answer before its writes are on disk.
 * @throws Error when the file is damaged; the message says where to find a copy
 */
export function openDatabase(file: string): { sqlite: Sqlite; db: Database } {
  const isNew = file !== ':memory:' && !existsSync(file);
  const sqlite = new SqliteDatabase(file);
  try {
    // Before anything is in it; SQLite gives the files beside it the same mode.
    if (isNew) chmodSync(file, 0o600);
    setPragmas(sqlite);
    checkPages(sqlite, file);
  } catch (error) {
    sqlite.close();
    throw isDamage(error) ? damaged(file, error.message) : error;
  }
  return { sqlite, db: drizzle(sqlite) };
}

function setPragmas(sqlite: Sqlite): void {
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('mmap_size = 0');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
}

function checkPages(sqlite: Sqlite, file: string): void {
  const finding = sqlite.pragma('quick_check(1)', { simple: true });
  if (finding !== 'ok') throw damaged(file, String(finding).replaceAll('\n', ' '));
}

function isDamage(error: unknown): error is SqliteError {
  return error instanceof SqliteDatabase.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

function damaged(file: string, finding: string): Error {
  return new Error(
    `The database ${file} is damaged (${finding}). Stop Holdfast and put back the newest copy from the "backups" folder beside it.`,
  );
}
