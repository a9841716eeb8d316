import SqliteDatabase from 'better-sqlite3';

/**
 * Runs a write and turns the violation of one unique index into the value `taken`. Everything else is thrown on.
 * @param columns as SQLite names them, e.g. `users.email` or `submissions.user_id, submissions.idempotency_key`
 */
export function unlessTaken<T, Taken>(columns: string, write: () => T, taken: Taken): T | Taken {
  try {
    return write();
  } catch (error) {
    if (isUniqueViolation(error, columns)) return taken;
    throw error;
  }
}

function isUniqueViolation(error: unknown, columns: string): boolean {
  if (!(error instanceof SqliteDatabase.SqliteError)) return false;
  const unique = error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
  return unique && error.message.endsWith(`: ${columns}`);
}
