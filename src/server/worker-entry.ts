import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkerEntry } from '#queue/worker-process';
import type { Grounds, Wall } from './wall/build-wall.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RUN_DEADLINE_MS = 120_000;

/** What a grading process may read: our code and published versions. */
export function gradingGrounds(versionsDir: string): Grounds {
  return {
    readable: [join(root, 'package.json'), join(root, 'src'), join(root, 'node_modules'), versionsDir],
  };
}

/** How a grading process is started behind a wall. */
export function workerEntry(wall: Wall): WorkerEntry {
  return {
    launch: wall(join(root, 'src', 'server', 'grading-worker.ts')),
    deadlineMs: RUN_DEADLINE_MS,
  };
}
