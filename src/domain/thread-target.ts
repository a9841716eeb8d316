import { z } from 'zod';
import { RECORD_HEADINGS } from './notes.ts';
import { anchorSchema } from './review.ts';

const name = z.string().min(1).max(200);
const trial = {
  family: name,
  case: name,
  twin: z.enum(['act', 'hold', 'only']),
  seed: z.number().int().min(1).max(1000),
};

/**
 * What a thread is about: lines of a submitted file (the decision record is one), a family of the practice suite, a step of a
 * practice trial (`step` is the trace entry's id; absent: the trial as a whole), a heading of the decision record (0-based), or
 * the work as a whole.
 */
export const threadTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lines'), lines: anchorSchema }).strict(),
  z.object({ kind: z.literal('family'), family: name }).strict(),
  z.object({ kind: z.literal('step'), ...trial, step: z.number().int().min(0).optional() }).strict(),
  z
    .object({
      kind: z.literal('field'),
      heading: z
        .number()
        .int()
        .min(0)
        .max(RECORD_HEADINGS.length - 1),
    })
    .strict(),
  z.object({ kind: z.literal('whole') }).strict(),
]);
export type ThreadTarget = z.infer<typeof threadTargetSchema>;
