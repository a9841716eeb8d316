import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNotNull, isNull, ne, notExists, or, sql } from 'drizzle-orm';
import { agreements, markings, marks, posts, reviewRequests, threads } from '#db/review-schema';
import { exerciseVersions, submissions, users } from '#db/schema';
import type { Mark, Points } from '#domain/rubric';
import type { Clock, Database } from './database.ts';

export type MarkingPurpose = 'review' | 'second' | 'calibration';

/** One person's marks for one submission. */
export interface Marking {
  id: string;
  requestId: string;
  purpose: MarkingPurpose;
  /** null while nobody has taken a second marking on. */
  markerId: string | null;
  markerName: string | null;
  claimedUntil: number | null;
  /** A draft until then. */
  publishedAt: number | null;
  tries: number;
}

/** A second marking that waits for somebody, without anything that says whose work it is. */
export interface WaitingSecond {
  id: string;
  title: string;
  stage: number;
  createdAt: number;
  markerId: string | null;
  claimedUntil: number | null;
}

/** A mark that was published with a review, for statistics over many of them. */
export interface PublishedMark extends Mark {
  requestId: string;
  slug: string;
  markerId: string;
  markerName: string;
}

/** Two people's points for one row of one submission. */
export interface Agreement {
  slug: string;
  row: string;
  first: number;
  second: number;
}

const columns = {
  id: markings.id,
  requestId: markings.requestId,
  purpose: markings.purpose,
  markerId: markings.markerId,
  markerName: users.name,
  claimedUntil: markings.claimedUntil,
  publishedAt: markings.publishedAt,
  tries: markings.tries,
};

const markColumns = { row: marks.row, points: marks.points, evidence: marks.evidence, note: marks.note };

/** Marks by the rubric: a reviewer’s, a blind second marker’s, and those that calibrate. Who may do what is decided by the caller. */
export function createMarkings(db: Database, now: Clock) {
  const select = () => db.select(columns).from(markings).leftJoin(users, eq(users.id, markings.markerId));
  const is = (requestId: string, purpose: MarkingPurpose) =>
    and(eq(markings.requestId, requestId), eq(markings.purpose, purpose));

  return {
    find(markingId: string): Marking | undefined {
      return select().where(eq(markings.id, markingId)).get();
    },

    /** Somebody’s marking of a submission, a draft or not. */
    findOf(requestId: string, purpose: MarkingPurpose, markerId: string): Marking | undefined {
      return select()
        .where(and(is(requestId, purpose), eq(markings.markerId, markerId)))
        .get();
    },

    /** The marks that a review was published with. */
    findPublished(requestId: string): Marking | undefined {
      return select()
        .where(and(is(requestId, 'review'), isNotNull(markings.publishedAt)))
        .get();
    },

    /** The second marking of a review, taken on or not, done or not. */
    findSecond(requestId: string): Marking | undefined {
      return select().where(is(requestId, 'second')).get();
    },

    /** Opens a marking. Call in the transaction that looked whether there is one. */
    open(marking: { requestId: string; purpose: MarkingPurpose; markerId: string | null }): string {
      const row = { ...marking, id: randomUUID(), createdAt: now() };
      db.insert(markings).values(row).run();
      return row.id;
    },

    /** Gives a row its mark, in place of the one it had. */
    setMark(markingId: string, { row, points, evidence, note }: Mark): void {
      const given = { points, evidence: [...evidence], note };
      db.insert(marks)
        .values({ markingId, row, ...given })
        .onConflictDoUpdate({ target: [marks.markingId, marks.row], set: given })
        .run();
    },

    clearMark(markingId: string, row: string): void {
      db.delete(marks)
        .where(and(eq(marks.markingId, markingId), eq(marks.row, row)))
        .run();
    },

    listMarks(markingId: string): Mark[] {
      return db
        .select(markColumns)
        .from(marks)
        .where(eq(marks.markingId, markingId))
        .all()
        .map((mark) => ({ ...mark, points: mark.points as Points }));
    },

    publish(markingId: string): void {
      db.update(markings)
        .set({ publishedAt: now(), claimedUntil: null })
        .where(eq(markings.id, markingId))
        .run();
    },

    /** Drops what others had begun to mark of a review that somebody else then published. */
    dropDrafts(requestId: string): void {
      db.delete(markings)
        .where(and(is(requestId, 'review'), isNull(markings.publishedAt)))
        .run();
    },

    /** Opens a sample’s marking once more: its marks are gone, the try is counted. */
    tryAgain(markingId: string): void {
      db.delete(marks).where(eq(marks.markingId, markingId)).run();
      db.update(markings)
        .set({ publishedAt: null, tries: sql`${markings.tries} + 1` })
        .where(eq(markings.id, markingId))
        .run();
    },

    /** Takes a second marking on for a while. */
    take(markingId: string, markerId: string, claimedUntil: number): void {
      db.update(markings).set({ markerId, claimedUntil }).where(eq(markings.id, markingId)).run();
    },

    /**
     * Second markings that somebody may take on or has taken on: of others’ work, of others’ reviews, with no word of theirs
     * in it, and not held by anybody else. The oldest first.
     */
    listSecondsFor(mentorId: string): WaitingSecond[] {
      const own = db
        .select({ one: sql`1` })
        .from(threads)
        .innerJoin(posts, eq(posts.threadId, threads.id))
        .where(and(eq(threads.requestId, markings.requestId), eq(posts.authorId, mentorId)));
      return db
        .select({
          id: markings.id,
          title: sql<string>`json_extract(${exerciseVersions.manifest}, '$.title')`,
          stage: submissions.stage,
          createdAt: markings.createdAt,
          markerId: markings.markerId,
          claimedUntil: markings.claimedUntil,
        })
        .from(markings)
        .innerJoin(reviewRequests, eq(reviewRequests.id, markings.requestId))
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, submissions.versionId))
        .where(
          and(
            sql`${markings.purpose} = 'second' and ${markings.publishedAt} is null`,
            ne(submissions.userId, mentorId),
            or(isNull(reviewRequests.publishedBy), ne(reviewRequests.publishedBy, mentorId)),
            or(
              isNull(markings.markerId),
              eq(markings.markerId, mentorId),
              sql`${markings.claimedUntil} <= ${now()}`,
            ),
            notExists(own),
          ),
        )
        .orderBy(asc(markings.createdAt))
        .all();
    },

    /** Whether somebody said anything in a review. */
    hasPostsOf(requestId: string, authorId: string): boolean {
      const found = db
        .select({ id: posts.id })
        .from(posts)
        .innerJoin(threads, eq(threads.id, posts.threadId))
        .where(and(eq(threads.requestId, requestId), eq(posts.authorId, authorId)))
        .limit(1)
        .get();
      return found !== undefined;
    },

    /** Keeps how two markings of one submission compare, row by row. */
    keepAgreements(secondId: string, rows: readonly Agreement[]): void {
      for (const row of rows)
        db.insert(agreements)
          .values({ secondId, at: now(), ...row })
          .onConflictDoNothing()
          .run();
    },

    /** Rows that were marked twice, of one exercise. */
    listAgreements(slug: string): Agreement[] {
      return db
        .select({
          slug: agreements.slug,
          row: agreements.row,
          first: agreements.first,
          second: agreements.second,
        })
        .from(agreements)
        .where(eq(agreements.slug, slug))
        .all();
    },

    /** Every mark that reviews of an exercise were published with. */
    listPublishedMarks(slug: string): PublishedMark[] {
      return db
        .select({
          ...markColumns,
          requestId: reviewRequests.id,
          slug: submissions.slug,
          markerId: users.id,
          markerName: users.name,
        })
        .from(submissions)
        .innerJoin(reviewRequests, eq(reviewRequests.submissionId, submissions.id))
        .innerJoin(markings, eq(markings.requestId, reviewRequests.id))
        .innerJoin(marks, eq(marks.markingId, markings.id))
        .innerJoin(users, eq(users.id, markings.markerId))
        .where(
          and(eq(submissions.slug, slug), eq(markings.purpose, 'review'), isNotNull(markings.publishedAt)),
        )
        .all()
        .map((mark) => ({ ...mark, points: mark.points as Points }));
    },

    /** Requests of an exercise whose review was published with marks, each with who marked it. */
    listMarkedRequests(
      slug: string,
    ): { requestId: string; submissionId: string; markingId: string; markerId: string | null }[] {
      return db
        .select({
          requestId: reviewRequests.id,
          submissionId: submissions.id,
          markingId: markings.id,
          markerId: markings.markerId,
        })
        .from(submissions)
        .innerJoin(reviewRequests, eq(reviewRequests.submissionId, submissions.id))
        .innerJoin(markings, eq(markings.requestId, reviewRequests.id))
        .where(
          and(eq(submissions.slug, slug), eq(markings.purpose, 'review'), isNotNull(markings.publishedAt)),
        )
        .orderBy(asc(reviewRequests.publishedAt))
        .all();
    },
  };
}

export type Markings = ReturnType<typeof createMarkings>;
