import SqliteDatabase from 'better-sqlite3';

/** Version of the SQLite that is built in, as `3.54.1`. */
export function sqliteVersion(): string {
  const sqlite = new SqliteDatabase(':memory:');
  try {
    return String(sqlite.prepare('select sqlite_version()').pluck().get());
  } finally {
    sqlite.close();
  }
}
