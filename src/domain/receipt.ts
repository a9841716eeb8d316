/** What a grading was made of, so that anybody with the same parts can make it again, byte for byte. */
import { z } from 'zod';
import { canonicalJson } from './json.ts';
import type { TrialLimits } from './limits.ts';
import { SUITES } from './suite.ts';

/** Trials are hashed in chunks of so many, by whoever ran them. Part of what a receipt is. */
export const TRIALS_PER_DIGEST = 10;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a sha256 is 64 lower-case hex digits');
const count = z.number().int().min(1);
const limits = z
  .object({
    fuel: count,
    wallMs: count,
    memoryBytes: count,
    stackBytes: count,
    resultBytes: count,
    depth: count,
    logBytes: count,
    operations: count,
  })
  .strict() satisfies z.ZodType<TrialLimits>;

export const receiptSchema = z
  .object({
    /** Over all that follows. */
    id: sha256,
    exercise: z.string().min(1),
    contentHash: sha256,
    stage: count,
    suites: z.array(z.enum(SUITES)).min(1),
    limits,
    /** Interpreter and version. */
    engine: z.string().min(1),
    /** Over the key that this version's hidden values are drawn with: shows another secret without giving it away. */
    secret: sha256,
    /** Over the files, sorted by path. */
    submission: sha256,
    /** Keyed with the secret, over every trial in order, chunk by chunk: verdict, reason, trace, virtual times. Neither our times nor a mentor's marks. */
    trials: sha256,
  })
  .strict();
export type Receipt = z.infer<typeof receiptSchema>;

/** In the order in which a difference explains the ones after it. */
const FIELDS = [
  'exercise',
  'contentHash',
  'stage',
  'suites',
  'limits',
  'engine',
  'secret',
  'submission',
  'trials',
  'id',
] as const satisfies (keyof Receipt)[];

export interface ReceiptDifference {
  field: keyof Receipt;
  claimed: string;
  found: string;
}

/** The first field in which two receipts differ, both values as JSON; `undefined` when they are equal byte for byte. */
export function receiptDifference(claimed: Receipt, found: Receipt): ReceiptDifference | undefined {
  for (const field of FIELDS) {
    const [one, other] = [canonicalJson(claimed[field]), canonicalJson(found[field])];
    if (one !== other) return { field, claimed: one, found: other };
  }
  return undefined;
}
