import {
  and,
  asc,
  count,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { reviewRequests } from '#db/review-schema';
import { exerciseVersions, runs, submissions, users } from '#db/schema';
import type { Level } from '#domain/level';
import type { QueuePart } from '#domain/review-queue';
import type { Database } from './database.ts';
import { isCountingRun } from './first-run.ts';

/** A review that waits for a mentor, with what one chooses by. */
export interface WaitingReview {
  requestId: string;
  learnerName: string;
  slug: string;
  title: string;
  stage: number;
  attempt: number;
  question: string;
  level: Level | null;
  askedAt: number;
  waitingSince: number;
  claimedBy: string | null;
  claimantName: string | null;
  claimedUntil: number | null;
  /** Set: it was published before, and what waits is an answer to it. */
  publishedAt: number | null;
  publishedBy: string | null;
  publisherName: string | null;
}

/** Which of the waiting reviews. Never those of `viewerId`'s own work. */
export interface QueueFilter {
  viewerId: string;
  now: number;
  part: QueuePart;
  slug?: string | undefined;
  stage?: number | undefined;
  level?: Level | 'none' | undefined;
  /** What has waited since before this is overdue. */
  overdueBefore: number;
}

const claimants = alias(users, 'claimants');
const publishers = alias(users, 'publishers');

const columns = {
  requestId: reviewRequests.id,
  learnerName: users.name,
  slug: reviewRequests.slug,
  title: sql<string>`json_extract(${exerciseVersions.manifest}, '$.title')`,
  stage: reviewRequests.stage,
  attempt: submissions.attempt,
  question: reviewRequests.question,
  level: runs.level,
  askedAt: reviewRequests.askedAt,
  waitingSince: sql<number>`${reviewRequests.waitingSince}`,
  claimedBy: reviewRequests.claimedBy,
  claimantName: claimants.name,
  claimedUntil: reviewRequests.claimedUntil,
  publishedAt: reviewRequests.publishedAt,
  publishedBy: reviewRequests.publishedBy,
  publisherName: publishers.name,
};

/** Reads the queue: what waits for a mentor. Everything about one request is in `reviews`. */
export function createReviewQueue(db: Database) {
  /** Ids of a filter's rows, the longest wait first. Only what the filter asks for is joined. */
  function ids(filter: QueueFilter): string[] {
    const query = db.select({ id: reviewRequests.id }).from(reviewRequests).$dynamic();
    if (filter.level !== undefined)
      query
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(runs, isCountingRun);
    return query
      .where(whereOf(filter))
      .orderBy(asc(reviewRequests.waitingSince), asc(reviewRequests.id))
      .all()
      .map(({ id }) => id);
  }

  return {
    ids,

    /** These rows, in this order; those that are gone are left out. */
    rows(requestIds: readonly string[]): WaitingReview[] {
      if (requestIds.length === 0) return [];
      const found = db
        .select(columns)
        .from(reviewRequests)
        .innerJoin(submissions, eq(submissions.id, reviewRequests.submissionId))
        .innerJoin(users, eq(users.id, submissions.userId))
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, submissions.versionId))
        .innerJoin(runs, isCountingRun)
        .leftJoin(claimants, eq(claimants.id, reviewRequests.claimedBy))
        .leftJoin(publishers, eq(publishers.id, reviewRequests.publishedBy))
        .where(inArray(reviewRequests.id, [...requestIds]))
        .all();
      const byId = new Map(found.map((row) => [row.requestId, row]));
      return requestIds.flatMap((id) => byId.get(id) ?? []);
    },

    /** How many wait in each part, of one exercise and stage where these are named. */
    counts(filter: Omit<QueueFilter, 'part' | 'level'>): Record<QueuePart, number> {
      const sum = (part: QueuePart) =>
        sql<number>`coalesce(sum(case when ${partOf({ ...filter, part }) ?? sql`1`} then 1 else 0 end), 0)`;
      const row = db
        .select({
          all: count(),
          unclaimed: sum('unclaimed'),
          mine: sum('mine'),
          question: sum('question'),
          overdue: sum('overdue'),
        })
        .from(reviewRequests)
        .where(whereOf({ ...filter, part: 'all', level: undefined }))
        .get();
      return row ?? { all: 0, unclaimed: 0, mine: 0, question: 0, overdue: 0 };
    },

    /** The exercises and stages that anything waits for, with how many. */
    places(exceptLearnerId: string): { slug: string; stage: number; n: number }[] {
      return db
        .select({ slug: reviewRequests.slug, stage: reviewRequests.stage, n: count() })
        .from(reviewRequests)
        .where(and(isNotNull(reviewRequests.waitingSince), ne(reviewRequests.askedBy, exceptLearnerId)))
        .groupBy(reviewRequests.slug, reviewRequests.stage)
        .all();
    },

    /** Since when the longest wait lasts; undefined when nothing waits. */
    oldest(exceptLearnerId: string): number | undefined {
      const row = db
        .select({ since: reviewRequests.waitingSince })
        .from(reviewRequests)
        .where(and(isNotNull(reviewRequests.waitingSince), ne(reviewRequests.askedBy, exceptLearnerId)))
        .orderBy(asc(reviewRequests.waitingSince))
        .limit(1)
        .get();
      return row?.since ?? undefined;
    },

    /** How many have waited longer than one that waits since then. */
    countBefore(waitingSince: number): number {
      const row = db
        .select({ n: count() })
        .from(reviewRequests)
        .where(and(isNotNull(reviewRequests.waitingSince), lt(reviewRequests.waitingSince, waitingSince)))
        .get();
      return row?.n ?? 0;
    },
  };
}

function whereOf(filter: QueueFilter): SQL | undefined {
  const { viewerId, slug, stage, level } = filter;
  return and(
    isNotNull(reviewRequests.waitingSince),
    ne(reviewRequests.askedBy, viewerId),
    slug === undefined ? undefined : eq(reviewRequests.slug, slug),
    stage === undefined ? undefined : eq(reviewRequests.stage, stage),
    level === undefined ? undefined : level === 'none' ? isNull(runs.level) : eq(runs.level, level),
    partOf(filter),
  );
}

function partOf({ part, viewerId, now, overdueBefore }: Omit<QueueFilter, 'level'>): SQL | undefined {
  switch (part) {
    case 'all':
      return undefined;
    case 'unclaimed':
      return or(isNull(reviewRequests.claimedBy), lte(reviewRequests.claimedUntil, now));
    case 'mine':
      return or(
        and(eq(reviewRequests.claimedBy, viewerId), gt(reviewRequests.claimedUntil, now)),
        eq(reviewRequests.publishedBy, viewerId),
      );
    case 'question':
      return ne(reviewRequests.question, '');
    case 'overdue':
      return lt(reviewRequests.waitingSince, overdueBefore);
  }
}

export type ReviewQueue = ReturnType<typeof createReviewQueue>;
