import { z } from 'zod';

/** What a learner can say of a review, 5 being the best. */
export const RATINGS = [1, 2, 3, 4, 5] as const;

export const COMMENT_KINDS = ['question', 'suggestion', 'required', 'praise'] as const;
export type CommentKind = (typeof COMMENT_KINDS)[number];

/** What an attempt is compared with: the one before it, the one that was last reviewed before it, what was handed out. */
export const BASE_IDS = ['before', 'reviewed', 'starter'] as const;
export type BaseId = (typeof BASE_IDS)[number];

/** Where a comment stands: lines of one file as it was submitted (1-based, inclusive). */
export const anchorSchema = z
  .object({ path: z.string().min(1), fromLine: z.number().int().min(1), toLine: z.number().int().min(1) })
  .strict()
  .refine((a) => a.toLine >= a.fromLine, 'the last line comes before the first');
export type Anchor = z.infer<typeof anchorSchema>;
