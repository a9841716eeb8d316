import { z } from 'zod';
import { COMMENT_KINDS } from './review.ts';
import { threadTargetSchema } from './thread-target.ts';

/** Characters of one post. */
export const POST_LENGTH = 4000;
/** Characters of the text that is suggested in place of lines. */
export const SUGGESTION_LENGTH = 8000;

/** What somebody says in a thread, in Markdown. */
export const postBodySchema = z.string().trim().min(1).max(POST_LENGTH);

/** What a mentor opens a thread with. */
export const threadDraftSchema = z
  .object({
    target: threadTargetSchema,
    kind: z.enum(COMMENT_KINDS),
    body: postBodySchema,
    /** Text to put in place of the target's lines, '' to take them out; null: nothing is suggested. */
    suggestion: z.string().max(SUGGESTION_LENGTH).nullable().default(null),
    /** The reusable comment that was inserted; the thread stays tied to it while its words are the same. */
    reusableId: z.string().min(1).max(200).optional(),
  })
  .strict()
  .refine(
    ({ suggestion, target }) => suggestion === null || target.kind === 'lines',
    'an edit is suggested for lines of a file',
  );
export type ThreadDraft = z.input<typeof threadDraftSchema>;

/** What a learner asks at one place of their own attempt. */
export const questionSchema = z.object({ target: threadTargetSchema, body: postBodySchema }).strict();
export type Question = z.infer<typeof questionSchema>;
