import { randomUUID } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import { users } from '#db/schema';
import type { Role, Viewer } from '#domain/viewer';
import type { Clock, Database } from './database.ts';
import { unlessTaken } from './violation.ts';

const viewerColumns = { id: users.id, email: users.email, name: users.name, role: users.role };

/** Accounts. E-mail addresses are compared and kept lower-cased; the caller lower-cases them. */
export function createUsers(db: Database, now: Clock) {
  return {
    /** A new learner, or `undefined` when the address already has an account. */
    create(person: { email: string; name: string; passwordHash: string }): Viewer | undefined {
      const row = { ...person, id: randomUUID(), role: 'learner' as const, createdAt: now() };
      return unlessTaken(
        'users.email',
        () => db.insert(users).values(row).returning(viewerColumns).get(),
        undefined,
      );
    },

    find(id: string): Viewer | undefined {
      return db.select(viewerColumns).from(users).where(eq(users.id, id)).get();
    },

    findByEmail(email: string): Viewer | undefined {
      return db.select(viewerColumns).from(users).where(eq(users.email, email)).get();
    },

    /** What log-in needs, and nothing else ever reads. */
    findCredentials(email: string): { id: string; passwordHash: string } | undefined {
      return db
        .select({ id: users.id, passwordHash: users.passwordHash })
        .from(users)
        .where(eq(users.email, email))
        .get();
    },

    /** Everybody whose role is one of these. */
    listIds(...roles: Role[]): string[] {
      return db
        .select({ id: users.id })
        .from(users)
        .where(inArray(users.role, roles))
        .all()
        .map(({ id }) => id);
    },

    setRole(id: string, role: Role): void {
      db.update(users).set({ role }).where(eq(users.id, id)).run();
    },

    setPasswordHash(id: string, passwordHash: string): void {
      db.update(users).set({ passwordHash }).where(eq(users.id, id)).run();
    },
  };
}

export type Users = ReturnType<typeof createUsers>;
