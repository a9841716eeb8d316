import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { auditEntries, exerciseVersions, runs, submissions, users } from '#db/schema';
import type { Level } from '#domain/level';
import { type Receipt, receiptSchema } from '#domain/receipt';
import type { Report } from '#domain/report';
import type { RunProgress } from '#domain/run';
import type { Clock, Database } from './database.ts';
import type { EvidenceRef } from './evidence-files.ts';
import { readReport } from './report-column.ts';
import { type RunGlance, stateOf } from './run-progress.ts';
import { REGRADE_TURN } from './turns.ts';

/** Break-downs after which a run is held for the operator instead of queued again. */
export const TRIES_BEFORE_HELD = 3;

/** A run that broke down too often, as the operator sees it. */
export interface HeldRun {
  runId: string;
  submissionId: string;
  learnerName: string;
  slug: string;
  stage: number;
  attempt: number;
  heldAt: number;
  /** What broke. */
  fault: string | null;
}

/** A run that one worker holds. Whatever it reports must carry the token. */
export interface ClaimedRun {
  runId: string;
  claimToken: string;
  submissionId: string;
  versionId: string;
}

/** One of a submission's runs, as its report names it. */
export interface SiblingRun {
  runId: string;
  /** 1 is the run the submission was sent in for. */
  ordinal: number;
  versionId: string;
  versionNumber: number;
  queuedAt: number;
  /** null until graded. */
  finishedAt: number | null;
  level: Level | null;
  /** Why the regrade that queued it was made; null for the first run. */
  reason: string | null;
}

const isOpen = and(isNull(runs.finishedAt), isNull(runs.heldAt));
const isHeld = and(isNotNull(runs.heldAt), isNull(runs.finishedAt));
const isWaiting = and(isNull(runs.claimedAt), isOpen);

/**
 * The queue and its results. A worker that was given up on keeps an old token, so that nothing it
 * still sends changes anything: each run is finished once.
 */
export function createRuns(db: Database, now: Clock) {
  const next = db
    .select({ seq: runs.seq })
    .from(runs)
    .where(isWaiting)
    .orderBy(asc(runs.turn), asc(runs.seq))
    .limit(1);
  const claim = db
    .update(runs)
    .set({
      claimedAt: sql`${sql.placeholder('now')}`,
      claimToken: sql`${sql.placeholder('token')}`,
      workerId: sql`${sql.placeholder('workerId')}`,
      phase: null,
    })
    .where(sql`${runs.seq} = (${next})`)
    .returning({ runId: runs.id, submissionId: runs.submissionId, versionId: runs.versionId })
    .prepare();

  return {
    /** Gives the next waiting run to a worker, turn by turn and in a turn the oldest; `undefined` when nothing waits. */
    claimNext(workerId: string): ClaimedRun | undefined {
      const claimToken = randomUUID();
      // `get` gives undefined when no row was updated; drizzle's type does not say so.
      const claimed: Omit<ClaimedRun, 'claimToken'> | undefined = claim.get({
        now: now(),
        token: claimToken,
        workerId,
      });
      return claimed && { ...claimed, claimToken };
    },

    /** Notes what the worker is at. False when the claim is not held any more. */
    setPhase(runId: string, claimToken: string, phase: NonNullable<RunProgress['phase']>): boolean {
      return changeClaimed(runId, claimToken, { phase });
    },

    /**
     * Stores the result. False, and nothing changes, when the run is finished or the claim is not held any more.
     * @param evidence a file that is on disk already
     */
    finish(runId: string, claimToken: string, report: Report, evidence: EvidenceRef): boolean {
      const { level, reliability } = report;
      const kept = { evidenceHash: evidence.hash, evidenceBytes: evidence.bytes };
      const result = { report, level, reliability, ...kept };
      return changeClaimed(runId, claimToken, { ...result, finishedAt: now(), phase: null, fault: null });
    },

    /**
     * Our side broke: back into the queue at its old place, or held after the third time.
     * @returns what became of it; `stale` when the claim is not held any more
     */
    fail(runId: string, claimToken: string, fault: string): 'requeued' | 'held' | 'stale' {
      const failed = db
        .update(runs)
        .set({
          tries: sql`${runs.tries} + 1`,
          heldAt: sql`case when ${runs.tries} + 1 >= ${TRIES_BEFORE_HELD} then ${now()} end`,
          claimedAt: null,
          claimToken: null,
          phase: null,
          fault,
        })
        .where(isClaimed(runId, claimToken))
        .returning({ heldAt: runs.heldAt })
        .all()[0];
      if (!failed) return 'stale';
      return failed.heldAt === null ? 'requeued' : 'held';
    },

    /** Puts back what was under way when the process went down. Only for start-up: no worker runs yet. */
    requeueUnfinished(): number {
      const back = { claimedAt: null, claimToken: null, workerId: null, phase: null };
      return db
        .update(runs)
        .set(back)
        .where(and(isNotNull(runs.claimedAt), isOpen))
        .run().changes;
    },

    /** Puts held runs, or only the one named, back into the queue at their old place, with all their tries. @returns how many */
    requeueHeld(runId?: string): number {
      const back = { heldAt: null, tries: 0, fault: null };
      return db
        .update(runs)
        .set(back)
        .where(runId === undefined ? isHeld : and(isHeld, eq(runs.id, runId)))
        .run().changes;
    },

    /** Every held run with whose it is and what broke, the longest held first. */
    listHeld(): HeldRun[] {
      return db
        .select({
          runId: runs.id,
          submissionId: runs.submissionId,
          learnerName: users.name,
          slug: submissions.slug,
          stage: submissions.stage,
          attempt: submissions.attempt,
          heldAt: sql<number>`${runs.heldAt}`,
          fault: runs.fault,
        })
        .from(runs)
        .innerJoin(submissions, eq(submissions.id, runs.submissionId))
        .innerJoin(users, eq(users.id, submissions.userId))
        .where(isHeld)
        .orderBy(asc(runs.heldAt))
        .all();
    },

    /** Place in the queue, 1 = next; `undefined` when the run does not wait. */
    position: placeOf,

    /** Where a run stands, for pages. */
    progressOf(run: RunGlance): RunProgress {
      const state = stateOf(run);
      if (state === 'queued') return { state, position: placeOf(run.runId) ?? 1 };
      if (state === 'grading' && run.phase !== null) return { state, phase: run.phase };
      return { state };
    },

    /**
     * Queues one more run of a submission, under whatever version, behind everything that learners wait for.
     * Call in the transaction that wrote the regrade down.
     * @param auditSeq the regrade's number
     */
    queueRegrade(regrade: { submissionId: string; versionId: string; auditSeq: number }): void {
      const { submissionId } = regrade;
      const ordinal = sql`(select max(r.ordinal) + 1 from runs r where r.submission_id = ${submissionId})`;
      const queued = { id: randomUUID(), ordinal, queuedAt: now(), turn: REGRADE_TURN };
      db.insert(runs)
        .values({ ...regrade, ...queued })
        .run();
    },

    /** Submissions with a run under a version that is queued, under way or held. */
    listWaitingUnder(versionId: string): Set<string> {
      const rows = db
        .select({ submissionId: runs.submissionId })
        .from(runs)
        .where(and(eq(runs.versionId, versionId), isNull(runs.finishedAt)))
        .all();
      return new Set(rows.map((row) => row.submissionId));
    },

    /** What a run's report was made of, without the rest of the report; `undefined` before there were receipts. */
    findReceipt(runId: string): Receipt | undefined {
      const receipt = sql<string | null>`json_extract(${runs.report}, '$.receipt')`;
      const row = db.select({ receipt }).from(runs).where(eq(runs.id, runId)).get();
      const parsed = receiptSchema.safeParse(parseOrNull(row?.receipt ?? null));
      return parsed.success ? parsed.data : undefined;
    },

    /** Every run of a submission, the first one first. */
    listOfSubmission(submissionId: string): SiblingRun[] {
      return db
        .select({
          runId: runs.id,
          ordinal: runs.ordinal,
          versionId: runs.versionId,
          versionNumber: exerciseVersions.number,
          queuedAt: runs.queuedAt,
          finishedAt: runs.finishedAt,
          level: runs.level,
          reason: auditEntries.reason,
        })
        .from(runs)
        .innerJoin(exerciseVersions, eq(exerciseVersions.id, runs.versionId))
        .leftJoin(auditEntries, eq(auditEntries.seq, runs.auditSeq))
        .where(eq(runs.submissionId, submissionId))
        .orderBy(asc(runs.ordinal))
        .all();
    },

    findReport(runId: string): Report | undefined {
      const row = db.select({ report: runs.report }).from(runs).where(eq(runs.id, runId)).get();
      return row?.report ? readReport(row.report) : undefined;
    },
  };

  function changeClaimed(
    runId: string,
    claimToken: string,
    values: Partial<typeof runs.$inferInsert>,
  ): boolean {
    return db.update(runs).set(values).where(isClaimed(runId, claimToken)).run().changes === 1;
  }

  function placeOf(runId: string): number | undefined {
    const run = db
      .select({ turn: runs.turn, seq: runs.seq })
      .from(runs)
      .where(and(eq(runs.id, runId), isWaiting))
      .get();
    if (!run) return undefined;
    const isBefore = sql`(${runs.turn}, ${runs.seq}) <= (${run.turn}, ${run.seq})`;
    return db.select({ n: count() }).from(runs).where(and(isWaiting, isBefore)).get()?.n;
  }
}

/** The first version kept a bare hash there. */
function parseOrNull(text: string | null): unknown {
  return text?.startsWith('{') ? JSON.parse(text) : null;
}

function isClaimed(runId: string, claimToken: string) {
  return and(eq(runs.id, runId), eq(runs.claimToken, claimToken), isOpen);
}

export type Runs = ReturnType<typeof createRuns>;
