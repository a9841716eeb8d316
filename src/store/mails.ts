import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { mails, notices, noticeWishes } from '#db/review-schema';
import { users } from '#db/schema';
import type { Notice } from '#domain/notice';
import type { Clock, Database } from './database.ts';

/** An e-mail that somebody may send now, and nobody else. */
export interface ClaimedMail {
  id: string;
  userId: string;
  /** Where it goes: the person's address of now. */
  to: string;
  subject: string;
  body: string;
  unsubscribeToken: string;
  createdAt: number;
  /** This one counted. */
  tries: number;
}

const noticeColumns = {
  seq: notices.seq,
  kind: notices.kind,
  title: notices.title,
  body: notices.body,
  path: notices.path,
  createdAt: notices.createdAt,
  readAt: notices.readAt,
};
const isUnmailed = and(isNull(notices.mailId), isNull(notices.readAt));
const isUnsent = and(isNull(mails.sentAt), isNull(mails.gaveUpAt));

/** E-mails: what they are made of, and how each is on its way. Whoever reads before writing does both in one transaction. */
export function createMails(db: Database, now: Clock) {
  return {
    /** Unread notices of those who want each at once, that no e-mail carries and that are at least as old as `until`. */
    listDueAtOnce(until: number, limit: number): (Notice & { userId: string })[] {
      return (
        db
          .select({ ...noticeColumns, userId: notices.userId })
          .from(noticeWishes)
          .innerJoin(notices, eq(notices.userId, noticeWishes.userId))
          // In words and not as parameters, so that SQLite knows that the partial indexes fit.
          .where(and(sql`${noticeWishes.mail} = 'at-once'`, isUnmailed, lte(notices.createdAt, until)))
          .limit(limit)
          .all()
      );
    },

    /** Who has unread notices from before `until` for a digest, and got none since. */
    listDueForDigest(until: number, limit: number): string[] {
      return db
        .selectDistinct({ userId: notices.userId })
        .from(notices)
        .leftJoin(noticeWishes, eq(noticeWishes.userId, notices.userId))
        .where(
          and(
            isUnmailed,
            lte(notices.createdAt, until),
            or(isNull(noticeWishes.mail), eq(noticeWishes.mail, 'digest')),
            or(isNull(noticeWishes.lastDigestAt), lte(noticeWishes.lastDigestAt, until)),
          ),
        )
        .limit(limit)
        .all()
        .map(({ userId }) => userId);
    },

    /** Somebody's unread notices that no e-mail carries, newest first. */
    listUnmailed(userId: string, until: number): Notice[] {
      return db
        .select(noticeColumns)
        .from(notices)
        .where(and(eq(notices.userId, userId), isUnmailed, lte(notices.createdAt, until)))
        .orderBy(sql`${notices.createdAt} desc`, sql`${notices.seq} desc`)
        .all();
    },

    /** An e-mail that carries these notices, due now. Call it in the transaction that found them unmailed. */
    write(mail: { userId: string; subject: string; body: string }, seqs: readonly number[]): string {
      const id = randomUUID();
      const at = now();
      db.insert(mails)
        .values({ ...mail, id, createdAt: at, dueAt: at })
        .run();
      db.update(notices)
        .set({ mailId: id })
        .where(inArray(notices.seq, [...seqs]))
        .run();
      return id;
    },

    /** Takes the e-mail that has been due longest until a time, and counts the try. Before anything is sent. */
    claimNext(until: number): ClaimedMail | undefined {
      const found = db
        .select({
          id: mails.id,
          userId: mails.userId,
          to: users.email,
          subject: mails.subject,
          body: mails.body,
          unsubscribeToken: noticeWishes.unsubscribeToken,
          createdAt: mails.createdAt,
          tries: sql<number>`${mails.tries} + 1`,
        })
        .from(mails)
        .innerJoin(users, eq(users.id, mails.userId))
        .innerJoin(noticeWishes, eq(noticeWishes.userId, mails.userId))
        .where(and(isUnsent, isNull(mails.claimedUntil), lte(mails.dueAt, now())))
        .orderBy(asc(mails.dueAt))
        .limit(1)
        .get();
      if (!found) return undefined;
      db.update(mails).set({ claimedUntil: until, tries: found.tries }).where(eq(mails.id, found.id)).run();
      return found;
    },

    markSent(id: string): void {
      db.update(mails).set({ sentAt: now(), claimedUntil: null, fault: null }).where(eq(mails.id, id)).run();
    },

    /** Certainly not sent: to be tried again at a time. */
    putBack(id: string, dueAt: number, fault: string): void {
      db.update(mails).set({ dueAt, fault, claimedUntil: null }).where(eq(mails.id, id)).run();
    },

    giveUp(id: string, fault: string): void {
      db.update(mails).set({ gaveUpAt: now(), fault, claimedUntil: null }).where(eq(mails.id, id)).run();
    },

    /** E-mails whose sending began and of which nobody said how it ended. */
    listLost(): { id: string; userId: string }[] {
      return db
        .select({ id: mails.id, userId: mails.userId })
        .from(mails)
        .where(and(isUnsent, isNotNull(mails.claimedUntil), lte(mails.claimedUntil, now())))
        .all();
    },

    /** Ends what is not under way yet of somebody who wants no e-mails any more. */
    cancelAllOf(userId: string, why: string): void {
      db.update(mails)
        .set({ gaveUpAt: now(), fault: why })
        .where(and(eq(mails.userId, userId), isUnsent, isNull(mails.claimedUntil)))
        .run();
    },
  };
}

export type Mails = ReturnType<typeof createMails>;
