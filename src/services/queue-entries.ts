import { createHmac } from 'node:crypto';
import { isNextFor, isWished, type QueueEntry, type QueueOrder, type QueueWish } from '#domain/review-queue';
import type { Viewer } from '#domain/viewer';
import type { WaitingReview } from '#store/review-queue';
import type { Deps } from './deps.ts';

/** A waiting request with what this viewer chooses it by. */
export interface ViewedEntry extends QueueEntry {
  requestId: string;
  claimedUntil: number | null;
}

/** Everything that others wait for, the longest wait first. */
export function queueEntries({ store, now }: Pick<Deps, 'store' | 'now'>, viewer: Viewer): ViewedEntry[] {
  const time = now();
  return store.reviews.listWaiting(viewer.id).map((waiting) => ({
    ...waiting,
    held: heldBy(waiting, viewer, time),
    answers: waiting.publishedBy === null ? null : waiting.publishedBy === viewer.id ? 'viewer' : 'other',
  }));
}

function heldBy({ claimedBy, claimedUntil }: WaitingReview, viewer: Viewer, now: number): QueueEntry['held'] {
  if (claimedBy === null || claimedUntil === null || claimedUntil <= now) return null;
  return claimedBy === viewer.id ? 'by-viewer' : 'by-other';
}

/** Puts entries that come longest wait first into the order that is asked for. */
export function inOrder(entries: readonly ViewedEntry[], order: QueueOrder, viewer: Viewer): ViewedEntry[] {
  switch (order) {
    case 'oldest':
      return [
        ...entries.filter(({ answers }) => answers === 'viewer'),
        ...entries.filter(({ answers }) => answers !== 'viewer'),
      ];
    case 'shuffled':
      return shuffled(entries, viewer);
  }
}

/** What a list is gone through by. */
interface Course {
  viewer: Viewer;
  wish: QueueWish;
  /** Where one is in the list; undefined: before its first. */
  after: string | undefined;
  now: number;
}

/** Entries of a list that are free for the viewer: those that follow `after` in it, then those before it. */
export function freeAfter(
  entries: readonly ViewedEntry[],
  { viewer, wish, after, now }: Course,
): ViewedEntry[] {
  const wished = entries.filter((entry) => isWished(entry, { ...wish, show: 'all' }, now));
  const list = inOrder(wished, wish.order, viewer);
  const at = list.findIndex(({ requestId }) => requestId === after);
  return [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))].filter((entry) => isNextFor(entry, now));
}

/** Stage by stage of each exercise, within one by a hash under the viewer's id: theirs alone, and the same at every look. */
function shuffled(entries: readonly ViewedEntry[], viewer: Viewer): ViewedEntry[] {
  return entries
    .map((entry) => ({ entry, at: createHmac('sha256', viewer.id).update(entry.requestId).digest('hex') }))
    .sort(
      (a, b) => compare(a.entry.slug, b.entry.slug) || a.entry.stage - b.entry.stage || compare(a.at, b.at),
    )
    .map(({ entry }) => entry);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
