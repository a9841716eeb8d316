import { and, eq } from 'drizzle-orm';
import { privateNotes } from '#db/review-schema';
import type { Clock, Database } from './database.ts';

/** What mentors note for themselves. Every call names its author: there is no way to read somebody else's. */
export function createPrivateNotes(db: Database, now: Clock) {
  return {
    /** '' where nothing was noted. */
    find(requestId: string, authorId: string): string {
      const row = db
        .select({ body: privateNotes.body })
        .from(privateNotes)
        .where(and(eq(privateNotes.requestId, requestId), eq(privateNotes.authorId, authorId)))
        .get();
      return row?.body ?? '';
    },

    save(requestId: string, authorId: string, body: string): void {
      const row = { requestId, authorId, body, updatedAt: now() };
      db.insert(privateNotes)
        .values(row)
        .onConflictDoUpdate({
          target: [privateNotes.requestId, privateNotes.authorId],
          set: { body, updatedAt: row.updatedAt },
        })
        .run();
    },
  };
}

export type PrivateNotes = ReturnType<typeof createPrivateNotes>;
