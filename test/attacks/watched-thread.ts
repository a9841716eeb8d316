import { getEnvironmentData } from 'node:worker_threads';
import type { Grading } from '#grader/grading';
import { openGrading } from '#grader/open-grading';
import { serveThread } from '#server/serve-thread';
import { createNamedEngine, ENGINE } from './engines.ts';
import { changesSince, snapshotOfHost } from './host-prototypes.ts';

// The grading thread as it is in production, on the engine that its process names; a change to the thread's own
// prototypes is a fault.

const engine = createNamedEngine(String(getEnvironmentData(ENGINE)));
const before = snapshotOfHost();

serveThread(async (input) => {
  const grading = await openGrading(input, await engine);
  return { ...grading, run: (index) => watched(grading, index) };
});

function watched(grading: Grading, index: number) {
  const trial = grading.run(index);
  const changes = changesSince(before);
  if (changes.length > 0) throw new Error(`the program changed its host: ${changes.join(', ')}`);
  return trial;
}
