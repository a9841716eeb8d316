import { onTestFinished } from 'vitest';
import { type WorkerEntry, WorkerProcess } from '#queue/worker-process';

/** A grading process that is stopped after the test. `ready` resolves when it is, and rejects with why it ended. */
export function startWorker(entry: WorkerEntry): { worker: WorkerProcess; ready: Promise<void> } {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const worker = new WorkerProcess(entry, { onReady: resolve, onExit: (why) => reject(new Error(why)) });
  // The end of a process that nobody waits for is no failure of the test.
  promise.catch(() => undefined);
  onTestFinished(() => worker.stop());
  return { worker, ready: promise };
}
