import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import type { GradingJob } from '#domain/run';
import type { FromWorker, ToWorker } from '#queue/messages';
import { gradeInThread } from './grade-in-thread.ts';
import { ThreadSource } from './thread-source.ts';
import { StuckThread } from './watch-thread.ts';

// The grading process: relays between the server and a thread, and watches the thread. It has no database, an empty
// environment, and no secret but the run's.

const compress = promisify(gzip);
const toWorker = z.object({
  kind: z.literal('grade'),
  job: z.custom<GradingJob>(),
}) satisfies z.ZodType<ToWorker>;
const source = new ThreadSource();

process.on('message', (raw) => {
  const { job } = toWorker.parse(raw);
  grade(job).catch((error: unknown) => fail(job.runId, error));
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole terminal group; the server decides when its workers end.
process.on('SIGINT', () => undefined);

source.warm();
send({ kind: 'ready' });

async function grade(job: GradingJob): Promise<void> {
  const { runId, ...rest } = job;
  const { report, trials } = await gradeInThread(
    { ...rest, suites: ['practice', 'stress', 'traffic'] },
    { onPhase: (phase) => send({ kind: 'phase', runId, phase }) },
    source,
  );
  const evidence = await compress(JSON.stringify({ receipt: report.receipt, trials }));
  source.warm();
  send({ kind: 'graded', runId, report, evidence });
}

function fail(runId: string, error: unknown): void {
  // The thread cannot be ended, so the process must be; the server sees the death and starts another.
  if (error instanceof StuckThread) process.kill(process.pid, 'SIGKILL');
  source.warm();
  send({ kind: 'failed', runId, fault: error instanceof Error ? error.message : String(error) });
}

function send(message: FromWorker): void {
  process.send?.(message);
}
