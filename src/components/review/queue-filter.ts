import {
  QUEUE_LEVELS,
  QUEUE_ORDERS,
  QUEUE_SHOWS,
  type QueueLevel,
  type QueueShow,
  type QueueWish,
} from '#domain/review-queue';

/** What the address of the queue says. */
export interface QueueAddress {
  wish: QueueWish;
  /** From 1. */
  page: number;
  /** Whether publishing leads on to the next review of the list. */
  goesOn: boolean;
}

export const SHOW_WORDS: Record<QueueShow, string> = { all: 'All', unclaimed: 'Unclaimed', mine: 'Mine' };

/** What a level is called among others. */
export function levelWords(level: QueueLevel): string {
  return level === 'none' ? 'not graded' : level;
}

/** Reads a query string; what is unknown in it is as if it were not there. */
export function readQueueAddress(query: URLSearchParams): QueueAddress {
  const oneOf = <T extends string>(name: string, all: readonly T[]) =>
    all.find((one) => one === query.get(name));
  return {
    wish: {
      show: oneOf('show', QUEUE_SHOWS) ?? 'all',
      question: query.get('question') === '1',
      overdue: query.get('overdue') === '1',
      slug: query.get('exercise') || null,
      stage: numberFrom(query.get('stage'), 99),
      level: oneOf('level', QUEUE_LEVELS) ?? null,
      order: oneOf('order', QUEUE_ORDERS) ?? 'oldest',
    },
    page: numberFrom(query.get('page'), 1_000_000) ?? 1,
    goesOn: query.get('go') === 'next',
  };
}

/** The same from the query string that a review carries of the list it was opened from. */
export function readList(list: string | null): QueueAddress {
  return readQueueAddress(new URLSearchParams(list ?? ''));
}

/** The query string of a part of the queue, without `?`; empty for the whole of it. Reads back as what was written. */
export function writeQueueAddress({ wish, page, goesOn }: QueueAddress): string {
  const query = new URLSearchParams();
  if (wish.show !== 'all') query.set('show', wish.show);
  if (wish.question) query.set('question', '1');
  if (wish.overdue) query.set('overdue', '1');
  if (wish.slug !== null) query.set('exercise', wish.slug);
  if (wish.stage !== null) query.set('stage', String(wish.stage));
  if (wish.level !== null) query.set('level', wish.level);
  if (wish.order !== 'oldest') query.set('order', wish.order);
  if (goesOn) query.set('go', 'next');
  if (page > 1) query.set('page', String(page));
  return query.toString();
}

/** Path of the queue, shown as an address says. */
export function queuePath(address: QueueAddress): string {
  const query = writeQueueAddress(address);
  return query === '' ? '/mentor' : `/mentor?${query}`;
}

/** Path of a review on the desk that knows which list it was opened from. */
export function reviewPath(requestId: string, list: string): string {
  const path = `/mentor/${encodeURIComponent(requestId)}`;
  return list === '' ? path : `${path}?${new URLSearchParams({ list })}`;
}

/** Path that leads on to the next free review of a list. */
export function nextPath(after: string, list: string): string {
  return `/mentor/next?${new URLSearchParams({ after, ...(list !== '' && { list }) })}`;
}

function numberFrom(text: string | null, atMost: number): number | null {
  const number = Number(text ?? '');
  return Number.isSafeInteger(number) && number >= 1 && number <= atMost ? number : null;
}
