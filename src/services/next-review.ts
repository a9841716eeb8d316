import { ok, type Result } from '#domain/result';
import { isNextFor, isWished, type QueueWish } from '#domain/review-queue';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { inOrder, queueEntries } from './queue-entries.ts';
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
  const time = deps.now();
  const list = inOrder(
    queueEntries(deps, viewer).filter((entry) => isWished(entry, { ...wish, show: 'all' }, time)),
    wish.order,
    viewer,
  );
  const at = list.findIndex(({ requestId }) => requestId === after);
  const next = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))].find((entry) =>
    isNextFor(entry, time),
  );
  return ok(next ? { requestId: next.requestId } : null);
}
