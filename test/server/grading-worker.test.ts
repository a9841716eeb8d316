import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { evidenceSchema } from '#domain/evidence';
import type { SourceFile } from '#domain/program';
import type { Phase } from '#queue/job-queue';
import { WorkerProcess } from '#queue/worker-process';
import { buildWall } from '#server/wall/build-wall';
import { gradingGrounds, workerEntry } from '#server/worker-entry';
import { type FrozenExercise, frozenExercise, withEntry } from '../support/frozen-exercise.ts';
import { sharedFolder } from '../support/temp-folder.ts';

/** Grades in a real process with the real engine. */
async function grade({ versionsDir, versionDir }: FrozenExercise, files: readonly SourceFile[]) {
  const phases: Phase[] = [];
  const worker = new WorkerProcess(workerEntry(buildWall('permission', gradingGrounds(versionsDir))), {
    onReady: () => undefined,
    onExit: () => undefined,
  });
  onTestFinished(() => worker.stop());
  const job = { runId: 'run', versionDir, version: 1, stage: 1, files: [...files], secret: 'ab'.repeat(32) };
  const outcome = await worker.grade(job, (phase) => phases.push(phase));
  if (outcome.kind === 'failed') throw new Error(outcome.fault);
  return { ...outcome, phases };
}

const exercise = await frozenExercise({}, sharedFolder());
let first: ReturnType<typeof grade> | undefined;

it('a worker process grades a submission, tells its phases and keeps every trial as evidence', async () => {
  first = grade(exercise, exercise.starter);
  const { report, evidence, phases } = await first;
  expect(phases).toEqual(['transpiling', 'practice', 'stress', 'traffic', 'scoring']);
  const kept = evidenceSchema.parse(JSON.parse(gunzipSync(evidence).toString()));
  expect(kept.trials).toHaveLength(report.trials);
  expect(kept.receipt).toEqual(report.receipt);
  expect(report.endings.broken).toBe(0);
});

it('two processes give the same submission the same receipt', async () => {
  first ??= grade(exercise, exercise.starter);
  const [one, other] = [await first, await grade(exercise, exercise.starter)];
  expect(one.report.receipt).toEqual(other.report.receipt);
  expect(one.evidence).toEqual(other.evidence);
});

it('a submission that does not compile is graded all the same', async () => {
  const { report } = await grade(exercise, withEntry(exercise, 'export default function ('));
  expect(report.compileError?.file).toBe(exercise.entry);
  expect(report.endings.does_not_compile).toBe(report.trials);
});
