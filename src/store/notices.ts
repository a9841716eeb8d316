import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, max, or, sql } from 'drizzle-orm';
import { notices } from '#db/review-schema';
import type { NewNotice, Notice } from '#domain/notice';
import type { Clock, Database } from './database.ts';

/** Which of somebody's notices to list: read or unread ones, those before a `seq`. */
export interface NoticePart {
  isRead: boolean;
  before?: number | undefined;
  limit: number;
}

const columns = {
  seq: notices.seq,
  kind: notices.kind,
  title: notices.title,
  body: notices.body,
  path: notices.path,
  createdAt: notices.createdAt,
  readAt: notices.readAt,
};

/** What people are told, once each. Every reading names whose it is. */
export function createNotices(db: Database, now: Clock) {
  // On every page of whoever is signed in, hence prepared and bounded.
  const unread = db
    .select({ n: sql<number>`count(*)` })
    .from(
      sql`(select 1 from ${notices} where user_id = ${sql.placeholder('userId')} and read_at is null limit ${sql.placeholder('atMost')})`,
    )
    .prepare();
  const newest = db
    .select({ seq: max(notices.seq) })
    .from(notices)
    .prepare();

  return {
    /** False when this person was told this before: the `key` says what “this” is. */
    add(notice: NewNotice): boolean {
      const row = { ...notice, createdAt: now() };
      return db.insert(notices).values(row).onConflictDoNothing().run().changes === 1;
    },

    /** Newest first. */
    list(userId: string, { isRead, before, limit }: NoticePart): Notice[] {
      return db
        .select(columns)
        .from(notices)
        .where(
          and(
            eq(notices.userId, userId),
            isRead ? isNotNull(notices.readAt) : isNull(notices.readAt),
            before === undefined ? undefined : lt(notices.seq, before),
          ),
        )
        .orderBy(desc(notices.seq))
        .limit(limit)
        .all();
    },

    /** How many are unread, counted up to `atMost`. */
    countUnread(userId: string, atMost: number): number {
      return unread.get({ userId, atMost })?.n ?? 0;
    },

    find(userId: string, seq: number): Notice | undefined {
      return db
        .select(columns)
        .from(notices)
        .where(and(eq(notices.userId, userId), eq(notices.seq, seq)))
        .get();
    },

    /** Once; a second time changes nothing. */
    markRead(userId: string, seq: number): void {
      db.update(notices)
        .set({ readAt: now() })
        .where(and(eq(notices.userId, userId), eq(notices.seq, seq), isNull(notices.readAt)))
        .run();
    },

    /** What leads to a page, or to a place on it: whoever has opened it was told. @returns how many */
    markReadOf(userId: string, path: string): number {
      const start = `${path}#`;
      const leadsThere = or(
        eq(notices.path, path),
        sql`substr(${notices.path}, 1, ${start.length}) = ${start}`,
      );
      return db
        .update(notices)
        .set({ readAt: now() })
        .where(and(eq(notices.userId, userId), isNull(notices.readAt), leadsThere))
        .run().changes;
    },

    /** All up to one of them: what came since the page was shown stays unread. @returns how many */
    markReadUpTo(userId: string, seq: number): number {
      return db
        .update(notices)
        .set({ readAt: now() })
        .where(and(eq(notices.userId, userId), lte(notices.seq, seq), isNull(notices.readAt)))
        .run().changes;
    },

    /** Of everybody's; 0 before the first. */
    newestSeq(): number {
      return newest.get()?.seq ?? 0;
    },

    /** Everybody's after one of them, oldest first, with whose each is. */
    listSince(seq: number, limit: number): (Notice & { userId: string })[] {
      return db
        .select({ ...columns, userId: notices.userId })
        .from(notices)
        .where(gt(notices.seq, seq))
        .orderBy(asc(notices.seq))
        .limit(limit)
        .all();
    },

    /** Somebody's newest after one of them, oldest first. */
    listOwnSince(userId: string, seq: number, limit: number): Notice[] {
      return db
        .select(columns)
        .from(notices)
        .where(and(eq(notices.userId, userId), gt(notices.seq, seq)))
        .orderBy(desc(notices.seq))
        .limit(limit)
        .all()
        .reverse();
    },
  };
}

export type Notices = ReturnType<typeof createNotices>;
