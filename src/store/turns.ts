import { and, eq, isNull, max, min } from 'drizzle-orm';
import { runs, submissions } from '#db/schema';
import type { Database } from './database.ts';

const isOpen = and(isNull(runs.finishedAt), isNull(runs.heldAt));

/**
 * The turn in which a learner's next run is graded: the one under way, or the one after their last waiting run.
 * So each learner has one run in a turn, and whoever comes new waits behind one run of everybody else, however many
 * those have queued. Call it in the transaction that queues the run.
 */
export function nextTurn(db: Database, userId: string): number {
  const underWay = db
    .select({ turn: min(runs.turn) })
    .from(runs)
    .where(isOpen)
    .get();
  const own = db
    .select({ turn: max(runs.turn) })
    .from(submissions)
    .innerJoin(runs, eq(runs.submissionId, submissions.id))
    .where(and(eq(submissions.userId, userId), isOpen))
    .get();
  const first = underWay?.turn ?? 0;
  return own?.turn == null ? first : Math.max(first, own.turn + 1);
}
