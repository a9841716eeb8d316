import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { posts, threads } from '#db/review-schema';
import { users } from '#db/schema';
import type { CommentKind } from '#domain/review';
import { type ThreadTarget, threadTargetSchema } from '#domain/thread-target';
import type { Clock, Database } from './database.ts';

/** Something said in a thread. A draft until `publishedAt`. */
export interface Post {
  id: string;
  threadId: string;
  authorId: string;
  authorName: string;
  body: string;
  createdAt: number;
  publishedAt: number | null;
  editedAt: number | null;
}

/** A remark or question at one place of a submission, with what was said about it, the first post opening it. */
export interface Thread {
  id: string;
  requestId: string;
  target: ThreadTarget;
  fileHash: string | null;
  kind: CommentKind;
  openedBy: string;
  createdAt: number;
  /** A draft until then. */
  publishedAt: number | null;
  resolvedAt: number | null;
  resolverName: string | null;
  suggestion: string | null;
  appliedAt: number | null;
  reusableId: string | null;
  posts: Post[];
}

/** What opens a thread. `body` becomes its first post. */
export interface NewThread {
  requestId: string;
  openedBy: string;
  target: ThreadTarget;
  /** SHA-256 of the file's text, hex, where the target lies in a file. */
  fileHash: string | null;
  kind: CommentKind;
  body: string;
  suggestion?: string | null;
  reusableId?: string | null;
  /** Whether it is shown at once; a mentor's is a draft. */
  isPublished: boolean;
}

const resolvers = alias(users, 'resolvers');

const threadColumns = {
  id: threads.id,
  requestId: threads.requestId,
  target: threads.target,
  fileHash: threads.fileHash,
  kind: threads.kind,
  openedBy: threads.openedBy,
  createdAt: threads.createdAt,
  publishedAt: threads.publishedAt,
  resolvedAt: threads.resolvedAt,
  resolverName: resolvers.name,
  suggestion: threads.suggestion,
  appliedAt: threads.appliedAt,
  reusableId: threads.reusableId,
};

const postColumns = {
  id: posts.id,
  threadId: posts.threadId,
  authorId: posts.authorId,
  authorName: users.name,
  body: posts.body,
  createdAt: posts.createdAt,
  publishedAt: posts.publishedAt,
  editedAt: posts.editedAt,
};

/** Threads and posts of reviews. Who may do what is decided by the caller. */
export function createThreads(db: Database, now: Clock) {
  /** Threads with their posts in the order they were written; drafts only when asked for. */
  function read(where: ReturnType<typeof and>, withDrafts: boolean): Thread[] {
    const found = db
      .select(threadColumns)
      .from(threads)
      .leftJoin(resolvers, eq(resolvers.id, threads.resolvedBy))
      .where(withDrafts ? where : and(where, isNotNull(threads.publishedAt)))
      .orderBy(asc(threads.createdAt), sql`${threads}.rowid`)
      .all();
    const said = postsOf(
      found.map(({ id }) => id),
      withDrafts,
    );
    return found.map((thread) => ({
      ...thread,
      target: threadTargetSchema.parse(thread.target),
      posts: said.get(thread.id) ?? [],
    }));
  }

  function postsOf(threadIds: string[], withDrafts: boolean): Map<string, Post[]> {
    if (threadIds.length === 0) return new Map();
    const of = inArray(posts.threadId, threadIds);
    const found = db
      .select(postColumns)
      .from(posts)
      .innerJoin(users, eq(users.id, posts.authorId))
      .where(withDrafts ? of : and(of, isNotNull(posts.publishedAt)))
      .orderBy(asc(posts.createdAt), sql`${posts}.rowid`)
      .all();
    return Map.groupBy(found, ({ threadId }) => threadId);
  }

  return {
    open({ body, isPublished, ...rest }: NewThread): Thread {
      const at = now();
      const row = { ...rest, id: randomUUID(), createdAt: at, publishedAt: isPublished ? at : null };
      db.insert(threads).values(row).run();
      this.say({ threadId: row.id, authorId: rest.openedBy, body, isPublished });
      return this.get(row.id);
    },

    say(post: { threadId: string; authorId: string; body: string; isPublished: boolean }): { id: string } {
      const at = now();
      const { isPublished, ...rest } = post;
      const row = { ...rest, id: randomUUID(), createdAt: at, publishedAt: isPublished ? at : null };
      db.insert(posts).values(row).run();
      return { id: row.id };
    },

    find(threadId: string): Thread | undefined {
      return read(eq(threads.id, threadId), true)[0];
    },

    /** @throws Error when there is no such thread */
    get(threadId: string): Thread {
      const thread = this.find(threadId);
      if (!thread) throw new Error(`There is no thread ${threadId}.`);
      return thread;
    },

    /** Everything said in a review, drafts too: for its mentors alone. */
    listAll(requestId: string): Thread[] {
      return read(eq(threads.requestId, requestId), true);
    },

    /** What was published of a review: all that its learner may see. */
    listPublished(requestId: string): Thread[] {
      return read(eq(threads.requestId, requestId), false);
    },

    /** Publishes every draft thread and post of a review. @returns how many posts that were */
    publishDrafts(requestId: string): number {
      const at = now();
      const isOf = eq(threads.requestId, requestId);
      const own = db.select({ id: threads.id }).from(threads).where(isOf);
      const { changes } = db
        .update(posts)
        .set({ publishedAt: at })
        .where(and(inArray(posts.threadId, own), isNull(posts.publishedAt)))
        .run();
      db.update(threads)
        .set({ publishedAt: at })
        .where(and(isOf, isNull(threads.publishedAt)))
        .run();
      return changes;
    },

    /** Rewrites what somebody wrote; a published post says from then on that it was changed. */
    editPost(postId: string, body: string): void {
      const editedAt = sql`case when ${posts.publishedAt} is null then null else ${now()} end`;
      db.update(posts).set({ body, editedAt }).where(eq(posts.id, postId)).run();
    },

    /** A post and the thread it stands in. */
    findPost(postId: string): { post: Post; thread: Thread } | undefined {
      const row = db.select({ threadId: posts.threadId }).from(posts).where(eq(posts.id, postId)).get();
      const thread = row && this.find(row.threadId);
      const post = thread?.posts.find(({ id }) => id === postId);
      return thread && post && { post, thread };
    },

    /** Removes a post that is not published. */
    deletePost(postId: string): void {
      db.delete(posts)
        .where(and(eq(posts.id, postId), isNull(posts.publishedAt)))
        .run();
    },

    /** @param resolvedBy null opens it again */
    setResolved(threadId: string, resolvedBy: string | null): void {
      const resolvedAt = resolvedBy === null ? null : now();
      db.update(threads).set({ resolvedAt, resolvedBy }).where(eq(threads.id, threadId)).run();
    },

    setApplied(threadId: string): void {
      db.update(threads).set({ appliedAt: now() }).where(eq(threads.id, threadId)).run();
    },

    /** Removes a thread that is not published. False when the request has no such draft. */
    deleteDraft(requestId: string, threadId: string): boolean {
      const one = and(
        eq(threads.id, threadId),
        eq(threads.requestId, requestId),
        isNull(threads.publishedAt),
      );
      return db.delete(threads).where(one).run().changes === 1;
    },
  };
}

export type Threads = ReturnType<typeof createThreads>;
