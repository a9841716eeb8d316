import { randomUUID } from 'node:crypto';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { runs, submissions } from '#db/schema';
import { type Prediction, predictionSchema } from '#domain/foresight';
import { type SourceFile, sourceFilesSchema } from '#domain/program';
import type { Clock, Database } from './database.ts';
import { FIRST_RUN, isFirstRun } from './first-run.ts';
import { nextTurn } from './turns.ts';
import type { Place } from './workspaces.ts';

/** What a learner sends in: files against one version, once. */
export interface NewSubmission extends Place {
  versionId: string;
  files: SourceFile[];
  idempotencyKey: string;
  predicted?: Prediction | undefined;
}

/** Where an accepted submission landed. */
export interface Receipt {
  submissionId: string;
  slug: string;
  stage: number;
  attempt: number;
}

/** A link that is turned on. */
export interface ShareLink {
  token: string;
  /** Whether its page says whose work it is. */
  hasName: boolean;
}

const receipt = {
  submissionId: submissions.id,
  slug: submissions.slug,
  stage: submissions.stage,
  attempt: submissions.attempt,
};

/** Immutable submissions. How they are doing is read through `attempts`. */
export function createSubmissions(db: Database, now: Clock) {
  return {
    /** Adds the next attempt and its queued run. Call inside the transaction that checked the budget. */
    insert(work: NewSubmission): Receipt {
      const row = { ...work, id: randomUUID(), attempt: lastAttempt(work) + 1, createdAt: now() };
      const turn = nextTurn(db, work.userId);
      const landed = db.insert(submissions).values(row).returning(receipt).get();
      db.insert(runs)
        .values({
          id: randomUUID(),
          submissionId: row.id,
          versionId: work.versionId,
          ordinal: FIRST_RUN,
          queuedAt: row.createdAt,
          turn,
        })
        .run();
      return landed;
    },

    findByKey(userId: string, idempotencyKey: string): Receipt | undefined {
      return db
        .select(receipt)
        .from(submissions)
        .where(and(eq(submissions.userId, userId), eq(submissions.idempotencyKey, idempotencyKey)))
        .get();
    },

    /** The files as they were sent in. @throws Error when there is no such submission */
    getFiles(submissionId: string): SourceFile[] {
      const row = db
        .select({ files: submissions.files })
        .from(submissions)
        .where(eq(submissions.id, submissionId))
        .get();
      if (!row) throw new Error(`There is no submission ${submissionId}.`);
      return sourceFilesSchema.parse(row.files);
    },

    /** What was predicted with a submission, if anything. */
    findPrediction(submissionId: string): Prediction | undefined {
      const row = db
        .select({ predicted: submissions.predicted })
        .from(submissions)
        .where(eq(submissions.id, submissionId))
        .get();
      return row?.predicted ? predictionSchema.parse(row.predicted) : undefined;
    },

    /** The link to a submission's shared page, while it is turned on. */
    findShare(submissionId: string): ShareLink | undefined {
      const row = db
        .select({ token: submissions.shareToken, hasName: submissions.shareName })
        .from(submissions)
        .where(eq(submissions.id, submissionId))
        .get();
      return row?.token ? { token: row.token, hasName: row.hasName } : undefined;
    },

    /** Turns the link on or changes it; null turns it off, and its token is gone. */
    setShare(submissionId: string, link: ShareLink | null): void {
      const { token, hasName } = link ?? { token: null, hasName: false };
      db.update(submissions)
        .set({ shareToken: token, shareName: hasName })
        .where(eq(submissions.id, submissionId))
        .run();
    },

    /** Which submission a link that is turned on leads to. */
    findShared(token: string): { submissionId: string; hasName: boolean } | undefined {
      return db
        .select({ submissionId: submissions.id, hasName: submissions.shareName })
        .from(submissions)
        .where(eq(submissions.shareToken, token))
        .get();
    },

    /** The files of one numbered attempt, or `undefined` when there is none. */
    findFilesOfAttempt(place: Place, attempt: number): SourceFile[] | undefined {
      const row = db
        .select({ files: submissions.files })
        .from(submissions)
        .where(and(isAt(place), eq(submissions.attempt, attempt)))
        .get();
      return row && sourceFilesSchema.parse(row.files);
    },

    /** When each submission that counts against the budget came in, oldest first. Held ones were our fault and do not count. */
    listBudgetTimes(place: Place): number[] {
      return db
        .select({ createdAt: submissions.createdAt })
        .from(submissions)
        .innerJoin(runs, isFirstRun)
        .where(and(isAt(place), isNull(runs.heldAt)))
        .orderBy(asc(submissions.attempt))
        .all()
        .map((row) => row.createdAt);
    },
  };

  function lastAttempt(place: Place): number {
    const row = db
      .select({ attempt: sql<number>`coalesce(max(${submissions.attempt}), 0)` })
      .from(submissions)
      .where(isAt(place))
      .get();
    return row?.attempt ?? 0;
  }
}

function isAt({ userId, slug, stage }: Place) {
  return and(eq(submissions.userId, userId), eq(submissions.slug, slug), eq(submissions.stage, stage));
}

export type Submissions = ReturnType<typeof createSubmissions>;
