import { openGrading } from '#grader/open-grading';
import { createEngine } from '#sandbox/engine-node';
import { serveThread } from '#server/serve-thread';

// A grading thread whose interpreter stops at no limit: what should run out of fuel returns.
serveThread(async (input) => {
  const grading = await openGrading(input, await createEngine());
  return {
    ...grading,
    run: (index) => {
      const trial = grading.run(index);
      return trial.ending === 'out_of_fuel' ? { ...trial, ending: 'returned' } : trial;
    },
  };
});
