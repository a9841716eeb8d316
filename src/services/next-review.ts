import { ok, type Result } from '#domain/result';
import type { QueueWish } from '#domain/review-queue';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { freeAfter, queueEntries } from './queue-entries.ts';
import { refuseBelow } from './refuse-below.ts';

/**
 * The next request of a list that nobody holds: the one that follows `after` in it, or the first. Answers are left to the
 * mentor who published first for two days. null when none is free.
 */
export function nextReview(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  wish: QueueWish,
  after?: string,
): Result<{ requestId: string } | null> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const [next] = freeAfter(queueEntries(deps, viewer), { viewer, wish, after, now: deps.now() });
  return ok(next ? { requestId: next.requestId } : null);
}
