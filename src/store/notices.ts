import { notices } from '#db/review-schema';
import type { NewNotice } from '#domain/notice';
import type { Clock, Database } from './database.ts';

/** What people are told, once each. */
export function createNotices(db: Database, now: Clock) {
  return {
    /** False when this person was told this before: the `key` says what “this” is. */
    add(notice: NewNotice): boolean {
      const row = { ...notice, createdAt: now() };
      return db.insert(notices).values(row).onConflictDoNothing().run().changes === 1;
    },
  };
}

export type Notices = ReturnType<typeof createNotices>;
