import { z } from 'zod';
import type { GradingJob } from '#domain/run';
import type { FromWorker, ToWorker } from '#queue/messages';
import { engineName } from '#sandbox/engines';
import { Evidence } from './evidence.ts';
import { gradeInThread } from './grade-in-thread.ts';
import { ThreadSource } from './thread-source.ts';
import { StuckThread } from './watch-thread.ts';

// The grading process: relays between the server and a thread, and watches the thread. It has no database, an empty
// environment, and no secret but the run's.

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
  const { runId, engine: name, ...rest } = job;
  const engine = engineName.optional().parse(name);
  const evidence = new Evidence();
  const { report } = await gradeInThread(
    { ...rest, suites: ['practice', 'stress', 'traffic'], engine },
    {
      onPhase: (phase) => send({ kind: 'phase', runId, phase }),
      onTrial: (trial) => evidence.add(trial),
    },
    source,
  );
  source.warm();
  send({ kind: 'graded', runId, report, evidence: await evidence.finish() });
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
