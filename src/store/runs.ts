import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { runs } from '#db/schema';
import type { Report } from '#domain/report';
import type { RunProgress } from '#domain/run';
import type { Clock, Database } from './database.ts';
import { reportSchema } from './report-column.ts';
import { type RunGlance, stateOf } from './run-progress.ts';

/** Break-downs after which a run is held for the operator instead of queued again. */
export const TRIES_BEFORE_HELD = 3;

/** A run that one worker holds. Whatever it reports must carry the token. */
export interface ClaimedRun {
  runId: string;
  claimToken: string;
  submissionId: string;
  versionId: string;
}

const isOpen = and(isNull(runs.finishedAt), isNull(runs.heldAt));
const isWaiting = and(isNull(runs.claimedAt), isOpen);

/**
 * The queue and its results. A worker that was given up on keeps an old token, so that nothing it
 * still sends changes anything: each run is finished once.
 */
export function createRuns(db: Database, now: Clock) {
  const next = db.select({ seq: runs.seq }).from(runs).where(isWaiting).orderBy(asc(runs.seq)).limit(1);
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
    /** Gives the oldest waiting run to a worker, or `undefined` when nothing waits. */
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

    /** Stores the result. False, and nothing changes, when the run is finished or the claim is not held any more. */
    finish(runId: string, claimToken: string, report: Report, evidence: Uint8Array): boolean {
      const { level, reliability } = report;
      const bytes = Buffer.from(evidence.buffer, evidence.byteOffset, evidence.byteLength);
      const result = { report, level, reliability, evidence: bytes };
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

    /** Puts every held run back into the queue at its old place, with all its tries. @returns how many */
    requeueHeld(): number {
      const back = { heldAt: null, tries: 0, fault: null };
      return db
        .update(runs)
        .set(back)
        .where(and(isNotNull(runs.heldAt), isNull(runs.finishedAt)))
        .run().changes;
    },

    /** Place in the queue, 1 = next; `undefined` when the run does not wait. */
    position(runId: string): number | undefined {
      const run = db
        .select({ seq: runs.seq })
        .from(runs)
        .where(and(eq(runs.id, runId), isWaiting))
        .get();
      return run && placeOf(run.seq);
    },

    /** Where a run stands, for pages. */
    progressOf(run: RunGlance): RunProgress {
      const state = stateOf(run);
      if (state === 'queued') return { state, position: placeOf(run.seq) };
      if (state === 'grading' && run.phase !== null) return { state, phase: run.phase };
      return { state };
    },

    findReport(runId: string): Report | undefined {
      const row = db.select({ report: runs.report }).from(runs).where(eq(runs.id, runId)).get();
      return row?.report ? reportSchema.parse(row.report) : undefined;
    },

    /** gzip of every trial with its trace, as the worker sent it. */
    findEvidence(runId: string): Uint8Array | undefined {
      const row = db.select({ evidence: runs.evidence }).from(runs).where(eq(runs.id, runId)).get();
      return row?.evidence ?? undefined;
    },
  };

  function changeClaimed(
    runId: string,
    claimToken: string,
    values: Partial<typeof runs.$inferInsert>,
  ): boolean {
    return db.update(runs).set(values).where(isClaimed(runId, claimToken)).run().changes === 1;
  }

  function placeOf(seq: number): number {
    const ahead = db
      .select({ n: count() })
      .from(runs)
      .where(and(isWaiting, lte(runs.seq, seq)))
      .get();
    return Math.max(1, ahead?.n ?? 1);
  }
}

function isClaimed(runId: string, claimToken: string) {
  return and(eq(runs.id, runId), eq(runs.claimToken, claimToken), isOpen);
}

export type Runs = ReturnType<typeof createRuns>;
