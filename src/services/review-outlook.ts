import { percentile } from '#domain/scoring';
import { hasRole, type Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';

/** How many published reviews the usual wait is taken from. */
const RECENT = 50;

/** What somebody who asks for a review, or has asked, may expect. */
export interface ReviewOutlook {
  /** Requests that wait for a mentor now, everybody's. */
  waiting: number;
  /** 1 is the next; null where it does not wait, or is not the viewer's to know of. */
  position: number | null;
  /** Half of the latest reviews came within this time of the question; null before the first. */
  medianWaitMs: number | null;
}

/** How long the queue is and how long it takes; with a request, where in the queue that is. */
export function reviewOutlook(
  { store }: Pick<Deps, 'store'>,
  viewer: Viewer,
  requestId?: string,
): ReviewOutlook {
  const review = requestId === undefined ? undefined : store.reviews.find(requestId);
  const isVisible = review && (review.learnerId === viewer.id || hasRole(viewer, 'mentor'));
  const waitingSince = isVisible ? review.waitingSince : null;
  return {
    waiting: store.reviews.countWaiting(),
    position:
      requestId === undefined || waitingSince === null
        ? null
        : store.reviews.countBefore({ requestId, waitingSince }) + 1,
    medianWaitMs: usualWait({ store }),
  };
}

/** The median time from question to review, milliseconds; null before the first was published. */
export function usualWait({ store }: Pick<Deps, 'store'>): number | null {
  const waits = store.reviews.listWaits(RECENT);
  return waits.length === 0 ? null : percentile(waits, 50);
}
