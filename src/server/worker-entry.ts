import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkerEntry } from '#queue/worker-process';
import type { Grounds, Wall } from './wall/build-wall.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Far beyond what the watchdog and the counters let any submission take, also on a machine with much else to do. */
const RUN_DEADLINE_MS = 240_000;

/** The program of a grading process, and the one that tries its wall. */
export interface GradingProgram {
  worker: string;
  probe: string;
  /** All that the two consist of, files and folders. */
  readable: readonly string[];
}

/** The program as it is written: for tests, and where nothing is built. */
export const WRITTEN: GradingProgram = {
  worker: join(root, 'src/server/grading-worker.ts'),
  probe: join(root, 'src/server/wall/try-escapes.ts'),
  readable: ['package.json', 'src', 'node_modules'].map((name) => join(root, name)),
};

/** The program as a build holds it in one folder. */
export function builtProgram(folder: string): GradingProgram {
  const [worker, probe] = [join(folder, 'grading-worker.mjs'), join(folder, 'try-escapes.mjs')];
  return { worker, probe, readable: [folder] };
}

/** What a grading process may read: its program and published versions. */
export function gradingGrounds(versionsDir: string, { probe, readable }: GradingProgram = WRITTEN): Grounds {
  return { probe, readable: [...readable, versionsDir] };
}

/** How a grading process is started behind a wall. */
export function workerEntry(wall: Wall, { worker }: GradingProgram = WRITTEN): WorkerEntry {
  return { launch: wall(worker), deadlineMs: RUN_DEADLINE_MS };
}
