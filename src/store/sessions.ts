import { eq, lte, sql } from 'drizzle-orm';
import { sessions, users } from '#db/schema';
import type { Viewer } from '#domain/viewer';
import type { Database } from './database.ts';

/** A session by the hash of its token; the token itself never comes here. */
export interface SessionRow {
  hash: string;
  userId: string;
  expiresAt: number;
  createdAt: number;
}

/** Sessions of people who are logged in. */
export function createSessions(db: Database) {
  // Asked on every request, hence prepared: one join instead of two queries.
  const withUser = db
    .select({
      session: sessions,
      user: { id: users.id, email: users.email, name: users.name, role: users.role },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.hash, sql.placeholder('hash')))
    .prepare();

  return {
    insert(row: SessionRow): void {
      db.insert(sessions).values(row).run();
    },

    findWithUser(hash: string): { session: SessionRow; user: Viewer } | undefined {
      return withUser.get({ hash });
    },

    listOf(userId: string): SessionRow[] {
      return db.select().from(sessions).where(eq(sessions.userId, userId)).all();
    },

    setExpiry(hash: string, expiresAt: number): void {
      db.update(sessions).set({ expiresAt }).where(eq(sessions.hash, hash)).run();
    },

    delete(hash: string): void {
      db.delete(sessions).where(eq(sessions.hash, hash)).run();
    },

    deleteAllOf(userId: string): void {
      db.delete(sessions).where(eq(sessions.userId, userId)).run();
    },

    /** Removes what has expired by a time in unix milliseconds. */
    deleteExpired(now: number): void {
      db.delete(sessions).where(lte(sessions.expiresAt, now)).run();
    },
  };
}

export type Sessions = ReturnType<typeof createSessions>;
