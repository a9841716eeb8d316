import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { appeals, reviewRequests } from '#db/review-schema';
import { exerciseVersions, submissions, users } from '#db/schema';
import type { Points } from '#domain/rubric';
import type { Clock, Database } from './database.ts';
import { unlessTaken } from './violation.ts';

/** A learner’s objection to one row. */
export interface Appeal {
  id: string;
  requestId: string;
  row: string;
  reason: string;
  askedAt: number;
  claimedBy: string | null;
  claimantName: string | null;
  claimedUntil: number | null;
  decidedAt: number | null;
  decidedBy: string | null;
  deciderName: string | null;
  points: Points | null;
  words: string;
}

/** An appeal in the list of those that wait. */
export interface WaitingAppeal extends Appeal {
  title: string;
  slug: string;
  stage: number;
  learnerName: string;
}

const claimants = alias(users, 'appeal_claimants');
const deciders = alias(users, 'appeal_deciders');
const learners = alias(users, 'appeal_learners');

const columns = {
  id: appeals.id,
  requestId: appeals.requestId,
  row: appeals.row,
  reason: appeals.reason,
  askedAt: appeals.askedAt,
  claimedBy: appeals.claimedBy,
  claimantName: claimants.name,
  claimedUntil: appeals.claimedUntil,
  decidedAt: appeals.decidedAt,
  decidedBy: appeals.decidedBy,
  deciderName: deciders.name,
  points: sql<Points | null>`${appeals.points}`,
  words: appeals.words,
};

/** Appeals against rows of a rubric. Who may do what is decided by the caller. */
export function createAppeals(db: Database, now: Clock) {
  const select = () =>
    db
      .select(columns)
      .from(appeals)
      .leftJoin(claimants, eq(claimants.id, appeals.claimedBy))
      .leftJoin(deciders, eq(deciders.id, appeals.decidedBy));

  return {
    /** Asks for a second look at a row; undefined when that was done before. */
    ask(appeal: { requestId: string; row: string; reason: string }): string | undefined {
      const row = { ...appeal, id: randomUUID(), askedAt: now() };
      return unlessTaken(
        'appeals.request_id, appeals.row',
        () => {
          db.insert(appeals).values(row).run();
          return row.id;
        },
        undefined,
      );
    },

    find(appealId: string): Appeal | undefined {
      return select().where(eq(appeals.id, appealId)).get();
    },

    /** The appeals of one review, the first one first. */
    listOf(requestId: string): Appeal[] {
      return select().where(eq(appeals.requestId, requestId)).orderBy(asc(appeals.askedAt)).all();
    },

    /** Appeals that wait for somebody other than the one who marked, and not of one’s own work; the oldest first. */
    listWaitingFor(mentorId: string): WaitingAppeal[] {
      return db
        .select({
          ...columns,
          title: sql<string>`json_extract(${exerciseVersions.manifest}, '$.title')`,
          slug: submissions.slug,
          stage: submissions.stage,
          learnerName: learners.name,
        })
        .from(appeals)
        .innerJoin(reviewRequests, eq(reviewRequests.id, appeals.requestId))
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, submissions.versionId))
        .innerJoin(learners, eq(learners.id, submissions.userId))
        .leftJoin(claimants, eq(claimants.id, appeals.claimedBy))
        .leftJoin(deciders, eq(deciders.id, appeals.decidedBy))
        .where(
          and(
            isNull(appeals.decidedAt),
            ne(submissions.userId, mentorId),
            sql`${reviewRequests.publishedBy} is not ${mentorId}`,
          ),
        )
        .orderBy(asc(appeals.askedAt))
        .all();
    },

    claim(appealId: string, claimedBy: string, claimedUntil: number): void {
      db.update(appeals).set({ claimedBy, claimedUntil }).where(eq(appeals.id, appealId)).run();
    },

    /** Decides once. */
    decide(appealId: string, decision: { decidedBy: string; points: Points; words: string }): void {
      db.update(appeals)
        .set({ ...decision, decidedAt: now(), claimedBy: null, claimedUntil: null })
        .where(and(eq(appeals.id, appealId), isNull(appeals.decidedAt)))
        .run();
    },

    /** Decided appeals of an exercise: what holds in place of a mark. */
    listDecided(slug: string): { requestId: string; row: string; points: Points; words: string }[] {
      return db
        .select({
          requestId: appeals.requestId,
          row: appeals.row,
          points: sql<Points>`${appeals.points}`,
          words: appeals.words,
        })
        .from(submissions)
        .innerJoin(reviewRequests, eq(reviewRequests.submissionId, submissions.id))
        .innerJoin(appeals, eq(appeals.requestId, reviewRequests.id))
        .where(and(eq(submissions.slug, slug), isNotNull(appeals.decidedAt)))
        .all();
    },
  };
}

export type Appeals = ReturnType<typeof createAppeals>;
