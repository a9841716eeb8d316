import { z } from 'zod';
import { LEVELS } from './level.ts';

/** Rows of one page of the queue. */
export const QUEUE_PAGE = 25;
/** An answer waits for the mentor who wrote the review for this long before anybody may take it. */
export const ANSWER_RESERVED_DAYS = 3;

/** The parts of the queue a mentor can look at. `mine`: held by me, or an answer to a review of mine. */
export const QUEUE_PARTS = ['all', 'unclaimed', 'mine', 'question', 'overdue'] as const;
export type QueuePart = (typeof QUEUE_PARTS)[number];

/**
 * What of the queue is shown and in which order. Every field falls back on its own, so that an old link shows something.
 * `random` keeps an order of its own for each mentor, the same at every look: the marks of one exercise then do not depend
 * on who came before whom.
 */
export const queueViewSchema = z.object({
  show: z.enum(QUEUE_PARTS).catch('all').default('all'),
  exercise: z.string().max(100).optional().catch(undefined),
  stage: z.coerce.number().int().min(1).max(100).optional().catch(undefined),
  level: z
    .enum([...LEVELS, 'none'])
    .optional()
    .catch(undefined),
  order: z.enum(['oldest', 'random']).catch('oldest').default('oldest'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type QueueView = z.infer<typeof queueViewSchema>;
