import { ok, type Result } from '#domain/result';
import { isOverdue, type QueueWish } from '#domain/review-queue';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';
import { freeAfter, queueEntries, type ViewedEntry } from './queue-entries.ts';
import { refuseBelow } from './refuse-below.ts';

/** Free requests that are shown of a list. */
const NEXT_SHOWN = 4;

/** A waiting request in a few words. */
export interface QueueGlance {
  requestId: string;
  learnerName: string;
  title: string;
  stage: number;
  /** '' where nothing was asked. */
  question: string;
  waitingSince: number;
  isOverdue: boolean;
  /** Until when the viewer holds it; null while nobody does. */
  until: number | null;
  /** The learner answers a review of the viewer's own. */
  isAnswer: boolean;
}

/** The queue as it stands beside one review. */
export interface QueueBeside {
  /** What the viewer holds, whichever list it is of; the claim that ends first comes first. */
  own: QueueGlance[];
  /** Free ones of the list, from the review on. */
  next: QueueGlance[];
  /** How many free ones there are besides those in `next`. */
  more: number;
}

/** The viewer's own claims, and what comes after one review in the list it was opened from. */
export function queueBeside(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  wish: QueueWish,
  requestId: string,
): Result<QueueBeside> {
  const refusal = refuseBelow('mentor', viewer);
  if (refusal) return refusal;
  const now = deps.now();
  const entries = queueEntries(deps, viewer);
  const own = entries
    .filter(({ held }) => held === 'by-viewer')
    .sort((a, b) => (a.claimedUntil ?? 0) - (b.claimedUntil ?? 0));
  const free = freeAfter(entries, { viewer, wish, after: requestId, now });
  const next = free.slice(0, NEXT_SHOWN);
  const details = deps.store.reviews.describeWaiting([...own, ...next].map((entry) => entry.requestId));
  const glance = (entry: ViewedEntry): QueueGlance[] => {
    const more = details.get(entry.requestId);
    if (!more) return [];
    return [
      {
        requestId: entry.requestId,
        learnerName: more.learnerName,
        title: more.title,
        stage: entry.stage,
        question: more.question,
        waitingSince: entry.waitingSince,
        isOverdue: isOverdue(entry, now),
        until: entry.held === 'by-viewer' ? entry.claimedUntil : null,
        isAnswer: entry.answers === 'viewer',
      },
    ];
  };
  return ok({
    own: own.flatMap(glance),
    next: next.flatMap(glance),
    more: free.length - next.length,
  });
}
