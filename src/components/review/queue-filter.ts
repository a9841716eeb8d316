import type { QueueRow } from '#services/review-contract';

/** The parts of the queue a mentor can look at. */
export const QUEUE_FILTERS = [
  { id: 'all', label: 'All' },
  { id: 'unclaimed', label: 'Unclaimed' },
  { id: 'mine', label: 'Mine' },
] as const;

export type QueueFilter = (typeof QUEUE_FILTERS)[number]['id'];

const SHOWS: Record<QueueFilter, (row: QueueRow) => boolean> = {
  all: () => true,
  unclaimed: (row) => row.claim === null,
  mine: (row) => row.claim?.mine === true,
};

/** The filter of a query string; anything unknown is `all`. */
export function queueFilter(text: string | null): QueueFilter {
  return QUEUE_FILTERS.find((f) => f.id === text)?.id ?? 'all';
}

/** Rows of one part of the queue, in the order given. */
export function filterQueue(rows: readonly QueueRow[], filter: QueueFilter): QueueRow[] {
  return rows.filter(SHOWS[filter]);
}

/** How many rows each part of the queue has. */
export function countByFilter(rows: readonly QueueRow[]): Record<QueueFilter, number> {
  return {
    all: rows.length,
    unclaimed: filterQueue(rows, 'unclaimed').length,
    mine: filterQueue(rows, 'mine').length,
  };
}
