import { ok, type Result } from '#domain/result';
import { percentile } from '#domain/scoring';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { claimFor } from './held-review.ts';
import { refuseBelow } from './refuse-below.ts';
import type { QueueRow } from './review-contract.ts';

/** How many published reviews the usual wait is taken from. */
const RECENT = 50;

/** Every review that somebody else waits for, oldest first, and how long the latest ones waited. */
export function listReviewQueue(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
): Result<{ rows: QueueRow[]; medianWaitMs: number | null }> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const time = now();
  const rows = store.reviews.listWaiting(viewer.id).map((review) => ({
    requestId: review.requestId,
    learnerName: review.learnerName,
    title: review.title,
    stage: review.stage,
    attempt: review.attempt,
    question: review.question,
    level: review.level,
    askedAt: review.askedAt,
    claim: claimFor(viewer, review, time),
  }));
  const waits = store.reviews.listWaits(RECENT);
  return ok({ rows, medianWaitMs: waits.length === 0 ? null : percentile(waits, 50) });
}
