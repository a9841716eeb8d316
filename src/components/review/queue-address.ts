import { QUEUE_PARTS, type QueuePart, type QueueView, queueViewSchema } from '#domain/review-queue';

export const PART_WORDS: Record<QueuePart, string> = {
  all: 'All',
  unclaimed: 'Unclaimed',
  mine: 'Mine',
  question: 'With a question',
  overdue: 'Overdue',
};

/** The view that a query string asks for; what it says that makes no sense is left out. */
export function queueViewOf(query: URLSearchParams): QueueView {
  const filled = [...query].filter(([, value]) => value !== '');
  return queueViewSchema.parse(Object.fromEntries(filled));
}

/** The query string of a view, without what is the default: '' or `?show=mine&page=2`. */
export function queueQuery({ show, exercise, stage, level, order, page }: QueueView): string {
  const query = new URLSearchParams();
  if (show !== 'all') query.set('show', show);
  if (exercise !== undefined) query.set('exercise', exercise);
  if (stage !== undefined) query.set('stage', String(stage));
  if (level !== undefined) query.set('level', level);
  if (order !== 'oldest') query.set('order', order);
  if (page !== 1) query.set('page', String(page));
  return query.size === 0 ? '' : `?${query}`;
}

/** Links to the parts of the queue, keeping the rest of a view. */
export function partLinks(view: QueueView): { part: QueuePart; label: string; href: string }[] {
  return QUEUE_PARTS.map((part) => ({
    part,
    label: PART_WORDS[part],
    href: `/mentor${queueQuery({ ...view, show: part, page: 1 })}`,
  }));
}
