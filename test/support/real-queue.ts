import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createApp } from '#app';
import { freeze } from '#catalog/freeze';
import { readExercise } from '#catalog/read-exercise';
import type { SourceFile } from '#domain/program';
import { LocalQueue } from '#queue/local-queue';
import { buildWall } from '#server/wall/build-wall';
import { gradingGrounds, workerEntry } from '#server/worker-entry';
import { anchors } from '#test/services/builders';
import { tempFolder } from './temp-folder.ts';

const EXERCISE = new URL('../../exercises/support-assistant', import.meta.url).pathname;

/** A platform with the support exercise and real grading workers over a real database; ends with the test. */
export async function openRealQueue(workers = 2) {
  const dataDir = tempFolder();
  const app = createApp({ dataDir });
  const loaded = await readExercise(EXERCISE);
  await freeze(loaded, join(dataDir, 'versions'));
  const { manifest, contentHash, starter } = loaded.exercise;
  const { slug } = manifest;
  const version = app.store.exercises.publish({ slug, manifest, contentHash, anchors: [anchors()] });
  const faults: string[] = [];
  const queue = new LocalQueue({
    ledger: app.grading,
    secret: 'ab'.repeat(32),
    entry: workerEntry(buildWall('permission', gradingGrounds(join(dataDir, 'versions')))),
    workers,
    onFault: (fault) => faults.push(fault),
  });
  onTestFinished(async () => {
    await queue.stop();
    app.close();
  });
  let learners = 0;

  return {
    app,
    queue,
    faults,
    starter,
    reference: loaded.reference,
    entry: manifest.entry,
    /** Queues work of a learner of its own. @returns the submission's id */
    queueRun(files: readonly SourceFile[]): string {
      learners += 1;
      const name = `learner-${learners}`;
      const user = app.store.users.create({ email: `${name}@example.test`, name, passwordHash: 'none' });
      if (!user) throw new Error('the address was taken');
      const work = { userId: user.id, slug, stage: 1, versionId: version.id, files: [...files] };
      return app.store.submissions.insert({ ...work, idempotencyKey: name }).submissionId;
    },
    /** Resolves when every one of these is graded. @throws Error when one is held */
    async graded(submissions: readonly string[]): Promise<void> {
      for (const id of submissions) {
        for (
          let run = app.store.attempts.find(id)?.run;
          !run?.finishedAt;
          run = app.store.attempts.find(id)?.run
        ) {
          if (run?.heldAt) throw new Error(`a run is held: ${run.fault}`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    },
  };
}
