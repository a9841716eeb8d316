import { and, eq, isNotNull, isNull, lt, max, min, type SQL } from 'drizzle-orm';
import { runs, submissions } from '#db/schema';
import type { Database } from './database.ts';

/** Regrades are graded when nobody waits for anything else: behind every turn that a learner's run will ever have. */
export const REGRADE_TURN = 2 ** 40;

const isOpen = and(isNull(runs.finishedAt), isNull(runs.heldAt), lt(runs.turn, REGRADE_TURN));
const isWaiting = and(isNull(runs.claimedAt), isOpen);
const isClaimed = and(isNotNull(runs.claimedAt), isOpen);

/**
 * The turn in which a learner's next run is graded: the one under way, or the one after their last waiting run.
 * So each learner has one run in a turn, and whoever comes new waits behind one run of everybody else, however many
 * those have queued. Call it in the transaction that queues the run.
 */
export function nextTurn(db: Database, userId: string): number {
  const first = Math.min(...[isWaiting, isClaimed].map((condition) => firstTurn(db, condition)));
  const own = db
    .select({ turn: max(runs.turn) })
    .from(submissions)
    .innerJoin(runs, eq(runs.submissionId, submissions.id))
    .where(and(eq(submissions.userId, userId), isOpen))
    .get();
  const now = Number.isFinite(first) ? first : 0;
  return own?.turn == null ? now : Math.max(now, own.turn + 1);
}

/** Asked for waiting and claimed runs apart, because each has an index of its own. */
function firstTurn(db: Database, condition: SQL | undefined): number {
  const row = db
    .select({ turn: min(runs.turn) })
    .from(runs)
    .where(condition)
    .get();
  return row?.turn ?? Number.POSITIVE_INFINITY;
}
