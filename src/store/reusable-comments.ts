import { randomUUID } from 'node:crypto';
import { and, asc, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { posts, reusableComments, reviewRequests, threads } from '#db/review-schema';
import { submissions, users } from '#db/schema';
import type { CommentKind } from '#domain/review';
import type { Clock, Database } from './database.ts';

/** A comment that mentors begin from: the author's, by its key in the exercise's folder, or a mentor's own. */
export interface KeptComment {
  id: string;
  slug: string;
  /** null for a mentor's own. */
  key: string | null;
  family: string | null;
  kind: CommentKind;
  body: string;
  /** 1 until it is edited. */
  revision: number;
  createdBy: string | null;
  creatorName: string | null;
}

/** A published thread that shows a comment, and whose work it is about. */
export interface CommentUse {
  threadId: string;
  requestId: string;
  submissionId: string;
  learnerId: string;
  learnerName: string;
  stage: number;
  attempt: number;
  publishedAt: number;
}

const columns = {
  id: reusableComments.id,
  slug: reusableComments.slug,
  key: reusableComments.key,
  family: reusableComments.family,
  kind: reusableComments.kind,
  body: reusableComments.body,
  revision: reusableComments.revision,
  createdBy: reusableComments.createdBy,
  creatorName: users.name,
};

/** Comments to begin from, and the threads that show them. Who may do what is decided by the caller. */
export function createReusableComments(db: Database, now: Clock) {
  const select = () =>
    db.select(columns).from(reusableComments).leftJoin(users, eq(users.id, reusableComments.createdBy));

  /** The opening post of every thread that shows a comment. */
  const openings = (id: string) =>
    sql`(select (select p.id from posts p where p.thread_id = t.id order by p.created_at, p.rowid limit 1)
      from threads t where t.reusable_id = ${id})`;

  return {
    /** Those of an exercise that are not retired, the oldest first. */
    list(slug: string): KeptComment[] {
      return select()
        .where(and(eq(reusableComments.slug, slug), isNull(reusableComments.retiredAt)))
        .orderBy(asc(reusableComments.createdAt), sql`${reusableComments}.rowid`)
        .all();
    },

    find(id: string): KeptComment | undefined {
      return select().where(eq(reusableComments.id, id)).get();
    },

    findByKey(slug: string, key: string): KeptComment | undefined {
      return select()
        .where(and(eq(reusableComments.slug, slug), eq(reusableComments.key, key)))
        .get();
    },

    /** @param comment.createdBy null: the exercise's author */
    add(comment: Pick<KeptComment, 'slug' | 'key' | 'family' | 'kind' | 'body' | 'createdBy'>): string {
      const at = now();
      const row = { ...comment, id: randomUUID(), createdAt: at, updatedAt: at };
      db.insert(reusableComments).values(row).run();
      return row.id;
    },

    /** Takes a comment off the list. Its key, if it has one, is free for another text; threads keep showing it. */
    retire(id: string): void {
      db.update(reusableComments)
        .set({ retiredAt: now(), key: null })
        .where(eq(reusableComments.id, id))
        .run();
    },

    /** Other words, here and in every thread that shows the comment; a published post says from then on that it was changed. */
    edit(id: string, body: string, updatedBy: string): void {
      const at = now();
      db.update(reusableComments)
        .set({ body, updatedBy, updatedAt: at, revision: sql`${reusableComments.revision} + 1` })
        .where(eq(reusableComments.id, id))
        .run();
      const editedAt = sql`case when ${posts.publishedAt} is null then null else ${at} end`;
      db.update(posts)
        .set({ body, editedAt })
        .where(sql`${posts.id} in ${openings(id)}`)
        .run();
    },

    /** Ties a thread to the comment that it shows, or to none. */
    tie(threadId: string, id: string | null): void {
      db.update(threads).set({ reusableId: id }).where(eq(threads.id, threadId)).run();
    },

    /** Published threads that show a comment, the latest first. */
    listUses(id: string): CommentUse[] {
      return db
        .select({
          threadId: threads.id,
          requestId: threads.requestId,
          submissionId: submissions.id,
          learnerId: submissions.userId,
          learnerName: users.name,
          stage: submissions.stage,
          attempt: submissions.attempt,
          publishedAt: sql<number>`${threads.publishedAt}`,
        })
        .from(threads)
        .innerJoin(reviewRequests, eq(reviewRequests.id, threads.requestId))
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(users, eq(users.id, submissions.userId))
        .where(and(eq(threads.reusableId, id), isNotNull(threads.publishedAt)))
        .orderBy(desc(threads.publishedAt))
        .all();
    },

    /** How many published threads show each comment of an exercise; those that none shows are left out. */
    countUses(slug: string): Map<string, number> {
      const rows = db
        .select({ id: reusableComments.id, uses: count() })
        .from(reusableComments)
        .innerJoin(threads, eq(threads.reusableId, reusableComments.id))
        .where(and(eq(reusableComments.slug, slug), isNotNull(threads.publishedAt)))
        .groupBy(reusableComments.id)
        .all();
      return new Map(rows.map(({ id, uses }) => [id, uses]));
    },
  };
}

export type ReusableComments = ReturnType<typeof createReusableComments>;
