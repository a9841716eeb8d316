import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, sql } from 'drizzle-orm';
import { comments, users } from '#db/schema';
import type { Anchor, CommentKind } from '#domain/review';
import type { Clock, Database } from './database.ts';

/** A remark at lines of one submitted file. */
export interface Comment {
  id: string;
  anchor: Anchor;
  kind: CommentKind;
  body: string;
  authorName: string;
  createdAt: number;
}

/** Comments of reviews. They stay drafts until their review is published. */
export function createComments(db: Database, now: Clock) {
  return {
    /** @param comment.fileHash SHA-256 of the file's text, hex */
    add(comment: {
      requestId: string;
      authorId: string;
      anchor: Anchor;
      fileHash: string;
      kind: CommentKind;
      body: string;
    }): { id: string; createdAt: number } {
      const { anchor, ...rest } = comment;
      const row = { ...rest, ...anchor, id: randomUUID(), createdAt: now() };
      db.insert(comments).values(row).run();
      return { id: row.id, createdAt: row.createdAt };
    },

    /** All comments of a request, by file and line. */
    list(requestId: string): Comment[] {
      return db
        .select({
          id: comments.id,
          anchor: { path: comments.path, fromLine: comments.fromLine, toLine: comments.toLine },
          kind: comments.kind,
          body: comments.body,
          authorName: users.name,
          createdAt: comments.createdAt,
        })
        .from(comments)
        .innerJoin(users, eq(users.id, comments.authorId))
        .where(eq(comments.requestId, requestId))
        .orderBy(asc(comments.path), asc(comments.fromLine), sql`${comments}.rowid`)
        .all();
    },

    count(requestId: string): number {
      const row = db.select({ n: count() }).from(comments).where(eq(comments.requestId, requestId)).get();
      return row?.n ?? 0;
    },

    /** False when the request has no such comment. */
    delete(requestId: string, commentId: string): boolean {
      const one = and(eq(comments.id, commentId), eq(comments.requestId, requestId));
      return db.delete(comments).where(one).run().changes === 1;
    },
  };
}

export type Comments = ReturnType<typeof createComments>;
