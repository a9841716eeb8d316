import { LEVELS, type Level } from './level.ts';
import { DAY_MS, OVERDUE_DAYS } from './turn.ts';

/** Rows of one page of the queue. */
export const QUEUE_PAGE = 25;
/** For how long an answer is left to the mentor who published first, before it is anybody's next one. */
export const PREFERRED_DAYS = 2;

export const QUEUE_SHOWS = ['all', 'unclaimed', 'mine'] as const;
export type QueueShow = (typeof QUEUE_SHOWS)[number];

/** `none`: not graded yet. */
export const QUEUE_LEVELS = ['none', ...LEVELS] as const;
export type QueueLevel = (typeof QUEUE_LEVELS)[number];

/**
 * The longest wait first, after answers to one's own reviews; or exercise by exercise in an order that is each mentor's own and
 * stays the same, so that no submission is always judged after the same other one.
 */
export const QUEUE_ORDERS = ['oldest', 'shuffled'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** Which part of the queue somebody looks at, and in what order. null: whatever it is. */
export interface QueueWish {
  show: QueueShow;
  /** Only with a question. */
  question: boolean;
  /** Only those that have waited longer than `OVERDUE_DAYS`. */
  overdue: boolean;
  slug: string | null;
  stage: number | null;
  level: QueueLevel | null;
  order: QueueOrder;
}

export const WHOLE_QUEUE: QueueWish = {
  show: 'all',
  question: false,
  overdue: false,
  slug: null,
  stage: null,
  level: null,
  order: 'oldest',
};

/** What a request in the queue is chosen by, as one mentor sees it. */
export interface QueueEntry {
  slug: string;
  stage: number;
  level: Level | null;
  waitingSince: number;
  hasQuestion: boolean;
  /** Whose claim it is under. */
  held: 'by-viewer' | 'by-other' | null;
  /** Whose review the learner has answered; null: no review was published yet. */
  answers: 'viewer' | 'other' | null;
}

/** Whether somebody has waited too long by now. */
export function isOverdue({ waitingSince }: Pick<QueueEntry, 'waitingSince'>, now: number): boolean {
  return now - waitingSince > OVERDUE_DAYS * DAY_MS;
}

/** Whether a request belongs to a part of the queue. */
export function isWished(entry: QueueEntry, wish: QueueWish, now: number): boolean {
  return (
    isShown(entry, wish.show) &&
    (!wish.question || entry.hasQuestion) &&
    (!wish.overdue || isOverdue(entry, now)) &&
    (wish.slug === null || entry.slug === wish.slug) &&
    (wish.stage === null || entry.stage === wish.stage) &&
    (wish.level === null || (entry.level ?? 'none') === wish.level)
  );
}

/** Mine are those one holds, and the answers to one's own reviews that nobody else holds. */
function isShown({ held, answers }: QueueEntry, show: QueueShow): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'unclaimed':
      return held === null;
    case 'mine':
      return held === 'by-viewer' || (held === null && answers === 'viewer');
  }
}

/** Whether a mentor should be sent on to it: free, and not an answer that its own mentor may still take. */
export function isNextFor(entry: QueueEntry, now: number): boolean {
  if (entry.held !== null) return false;
  return entry.answers !== 'other' || now - entry.waitingSince > PREFERRED_DAYS * DAY_MS;
}

/** How many requests each choice would show, the other choices kept. Options with none are left out. */
export interface QueueCounts {
  show: Record<QueueShow, number>;
  question: number;
  overdue: number;
  slugs: Map<string, number>;
  stages: Map<number, number>;
  levels: Map<QueueLevel, number>;
}

/** Counts what each change of a wish would show. */
export function countChoices(entries: readonly QueueEntry[], wish: QueueWish, now: number): QueueCounts {
  const under = (change: Partial<QueueWish>) => {
    const changed = { ...wish, ...change };
    return entries.filter((entry) => isWished(entry, changed, now));
  };
  return {
    show: {
      all: under({ show: 'all' }).length,
      unclaimed: under({ show: 'unclaimed' }).length,
      mine: under({ show: 'mine' }).length,
    },
    question: under({ question: true }).length,
    overdue: under({ overdue: true }).length,
    slugs: tally(under({ slug: null }).map(({ slug }) => slug)),
    stages: tally(under({ stage: null }).map(({ stage }) => stage)),
    levels: tally(under({ level: null }).map(({ level }) => level ?? 'none')),
  };
}

function tally<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
