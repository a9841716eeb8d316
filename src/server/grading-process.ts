import { z } from 'zod';
import type { GradingJob } from '#domain/run';
import type { FromWorker, ToWorker } from '#queue/messages';
import { engineName } from '#sandbox/engines';
import { gradeInThread } from './grade-in-thread.ts';
import { selfTest } from './self-test/self-test.ts';
import type { ThreadSource } from './thread-source.ts';
import { StuckThread } from './watch-thread.ts';

const toWorker = z.object({
  kind: z.literal('grade'),
  job: z.custom<GradingJob>(),
}) satisfies z.ZodType<ToWorker>;

/**
 * The grading process: relays between the server and its threads, and watches these. It has no database, an empty
 * environment, and no secret but the run's. Before anything else it proves that it can tell right from wrong.
 *
 * @param source with two threads under way: one proves itself, another gets ready
 */
export function serveGrading(source: ThreadSource): void {
  const passed = selfTest(source).then(() => {
    source.warm();
    send({ kind: 'ready' });
  });
  passed.catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
  process.on('message', (raw) => {
    const { job } = toWorker.parse(raw);
    grade(job, source, passed).catch((error: unknown) => fail(job.runId, error, source));
  });
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C reaches the whole terminal group; the server decides when its workers end.
  process.on('SIGINT', () => undefined);
}

async function grade(job: GradingJob, source: ThreadSource, passed: Promise<void>): Promise<void> {
  const { runId, engine: name, threads, ...rest } = job;
  const engine = engineName.optional().parse(name);
  const { report, evidence } = await gradeInThread(
    { ...rest, suites: ['practice', 'stress', 'traffic'], engine },
    {
      onPhase: (phase) => send({ kind: 'phase', runId, phase }),
      mayRun: passed,
      ...(threads && { threads }),
    },
    source,
  );
  send({ kind: 'graded', runId, report, evidence });
  source.warm();
}

function fail(runId: string, error: unknown, source: ThreadSource): void {
  if (error instanceof StuckThread) {
    // The thread cannot be ended, so the process must be. Behind some walls it is process 1, which cannot kill itself:
    // it gives up its channel, and the server, which sees that, kills it and starts another.
    process.disconnect();
    return;
  }
  source.warm();
  send({ kind: 'failed', runId, fault: error instanceof Error ? error.message : String(error) });
}

function send(message: FromWorker): void {
  process.send?.(message);
}
