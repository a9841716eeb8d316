import { z } from 'zod';
import type { Report } from '#domain/report';
import type { GradingJob } from '#domain/run';

const phase = z.enum(['transpiling', 'practice', 'stress', 'traffic', 'scoring']);

/** The worker's own code made the report; what is checked here is that this is one at all. */
const report = z.custom<Report>(
  (value) => typeof value === 'object' && value !== null && 'engine' in value && 'level' in value,
  'a report has a level and an engine',
);

/** From a worker process. A message of another shape ends the worker. */
export const fromWorker = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('phase'), runId: z.string(), phase }),
  z.object({ kind: z.literal('graded'), runId: z.string(), report, evidence: z.instanceof(Uint8Array) }),
  z.object({ kind: z.literal('failed'), runId: z.string(), fault: z.string() }),
]);
export type FromWorker = z.infer<typeof fromWorker>;

/** To a worker process. One job at a time. */
export interface ToWorker {
  kind: 'grade';
  job: GradingJob;
}
