import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { noticeWishes } from '#db/review-schema';
import type { MailWish } from '#domain/notice';
import type { Database } from './database.ts';

/** Random bytes behind an unsubscribe link: nobody guesses one. */
const TOKEN_BYTES = 24;
const aToken = () => randomBytes(TOKEN_BYTES).toString('base64url');

/** How people want to be told by e-mail, and the token by which each can end it. */
export function createMailWishes(db: Database) {
  return {
    /** undefined: never said anything. */
    find(userId: string): MailWish | undefined {
      return db
        .select({ mail: noticeWishes.mail })
        .from(noticeWishes)
        .where(eq(noticeWishes.userId, userId))
        .get()?.mail;
    },

    set(userId: string, mail: MailWish): void {
      db.insert(noticeWishes)
        .values({ userId, mail, unsubscribeToken: aToken() })
        .onConflictDoUpdate({ target: noticeWishes.userId, set: { mail } })
        .run();
    },

    /** The token for somebody's e-mails, made at the first; `mail` is what they want who never said anything. */
    tokenOf(userId: string, mail: MailWish): string {
      db.insert(noticeWishes)
        .values({ userId, mail, unsubscribeToken: aToken() })
        .onConflictDoNothing()
        .run();
      const row = db
        .select({ token: noticeWishes.unsubscribeToken })
        .from(noticeWishes)
        .where(eq(noticeWishes.userId, userId))
        .get();
      if (!row) throw new Error('the row that was just made is gone');
      return row.token;
    },

    findByToken(token: string): { userId: string } | undefined {
      return db
        .select({ userId: noticeWishes.userId })
        .from(noticeWishes)
        .where(eq(noticeWishes.unsubscribeToken, token))
        .get();
    },

    noteDigest(userId: string, at: number): void {
      db.update(noticeWishes).set({ lastDigestAt: at }).where(eq(noticeWishes.userId, userId)).run();
    },
  };
}

export type MailWishes = ReturnType<typeof createMailWishes>;
