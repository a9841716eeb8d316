import { z } from 'zod';
import { LEVELS } from '#domain/level';
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
  receipt: z.string(),
});

/** A report that came from outside: out of a worker's message or a JSON column. */
export const reportSchema = z.custom<Report>(
  (value) => shape.safeParse(value).success,
  'The report is not complete.',
);
