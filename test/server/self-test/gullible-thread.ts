import { openGrading } from '#grader/open-grading';
import { createEngine } from '#sandbox/engine-node';
import { serveThread } from '#server/serve-thread';

// A grading thread in which everything is right, whatever the program did.
serveThread(async (input) => {
  const grading = await openGrading(input, await createEngine());
  return { ...grading, run: (index) => ({ ...grading.run(index), verdict: 'ok' }) };
});
