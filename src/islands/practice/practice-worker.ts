/** Entry of the worker that practises: it loads engine and world, opens the program and runs the trials asked for. */
import '../zod-without-eval.ts';
import { controlHolds } from '#grader/control';
import { openGrading } from '#grader/open-grading';
import { PRACTICE_SECRET, type WorldBundle } from '#grader/plan';
import { createEngine } from '#sandbox/engine-browser';
import { loadWorld } from './load-world.ts';
import type { FromWorker, PracticeJob } from './practice-messages.ts';
import { chosenBy, labelsOf, runTrials } from './run-job.ts';

// Started at once, and with a small program through every part: a worker that waits for its job is then ready for it.
const engine = createEngine().then(async (created) => {
  await controlHolds(created);
  return created;
});
// Told when a job asks for it.
engine.catch(() => undefined);

const post = (message: FromWorker) => self.postMessage(message);

self.onmessage = (event: MessageEvent<PracticeJob>) => {
  practise(event.data).catch((error: unknown) => {
    console.error(error);
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
};

async function practise(job: PracticeJob): Promise<void> {
  const world = await loadWorld(job.worldUrl);
  const grading = await openGrading(
    { ...job.input, world, suites: ['practice'], secret: PRACTICE_SECRET },
    await engine,
  );
  const labels = labelsOf(grading, job.own);
  const chosen = chosenBy(job.pick, labels);
  post({ kind: 'opened', labels, chosen, titles: titlesOf(world), faults: faultsOf(world) });
  const left = chosen.filter((index) => !job.done.includes(index));
  runTrials(grading, left, job, { post, now: () => performance.now() });
  post({ kind: 'finished' });
  grading.close();
}

function titlesOf(world: WorldBundle): Record<string, string> {
  return Object.fromEntries(world.practice.families.map(({ id, title }) => [id, title]));
}

function faultsOf(world: WorldBundle): Record<string, string[]> {
  const named = world.practice.families.map(({ id, menu }) => [id, menu.map((entry) => entry.name)] as const);
  return Object.fromEntries(named);
}
