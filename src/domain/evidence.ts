import { z } from 'zod';
import { type Receipt, receiptSchema } from './receipt.ts';
import type { Trial } from './trial.ts';

/** What is kept of a grading: every trial with its trace, in order, and what it was made of. */
export interface Evidence {
  receipt: Receipt;
  trials: readonly Trial[];
}

/** Evidence that came from a file. Only what judging again relies on is checked; a grader of ours wrote the rest. */
export const evidenceSchema = z.object({
  receipt: receiptSchema,
  trials: z.array(
    z.custom<Trial>(
      (value) => typeof value === 'object' && value !== null && 'trace' in value && 'verdict' in value,
      'a trial has a trace and a verdict',
    ),
  ),
}) satisfies z.ZodType<Evidence>;
