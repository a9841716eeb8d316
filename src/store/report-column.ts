import { z } from 'zod';
import { LEVELS } from '#domain/level';
import { receiptSchema } from '#domain/receipt';
import type { Report } from '#domain/report';

const suite = z.looseObject({ reliability: z.number(), families: z.array(z.unknown()) });

/** The parts that pages and redaction cannot do without; the worker that wrote the rest is ours. */
const shape = z.looseObject({
  exercise: z.looseObject({ slug: z.string(), version: z.number(), contentHash: z.string() }),
  stage: z.number().int().min(1),
  level: z.enum(LEVELS),
  next: z.looseObject({ level: z.enum(LEVELS), conditions: z.array(z.unknown()) }),
  reliability: z.number(),
  stress: suite,
  practice: suite,
  practiceTrials: z.array(z.unknown()),
  receipt: receiptSchema.optional(),
});

/** A report that came from outside: out of a worker's message or a JSON column. */
export const reportSchema = z.custom<Report>(
  (value) => shape.safeParse(value).success,
  'The report is not complete.',
);

/** A stored report. One of the first version lacks what was added since: it reads as if nothing was known of that. */
export function readReport(stored: Report): Report {
  const { receipt, vetoes, voidCases = 0, ...rest } = stored;
  return reportSchema.parse({
    ...rest,
    voidCases,
    vetoes: { ...vetoes, trials: vetoes.trials ?? 0 },
    ...(typeof receipt === 'object' && { receipt }),
  });
}
