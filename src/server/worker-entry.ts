import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkerEntry } from '#queue/worker-process';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RUN_DEADLINE_MS = 120_000;

/**
 * How a grading process is started. Node's permission model is a seat belt, not the wall: the process may read our code
 * and published versions, start threads, and nothing else; it cannot write, nor start a program.
 */
export function workerEntry(versionsDir: string): WorkerEntry {
  const readable = [join(root, 'package.json'), join(root, 'src'), join(root, 'node_modules'), versionsDir];
  return {
    module: join(root, 'src', 'server', 'grading-worker.ts'),
    execArgv: [
      '--permission',
      '--allow-worker',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      // It warns that threads may weaken the model; they inherit it.
      '--disable-warning=SecurityWarning',
    ],
    deadlineMs: RUN_DEADLINE_MS,
  };
}
