import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aReport } from './builders.ts';
import { DAY, granted, HOUR, openWithExercise, type Platform } from './open-platform.ts';

const RETENTION = { days: 90, bytes: 5 * 1024 ** 3 };

/** Grades a new submission with evidence of its own. */
function gradeOne(
  platform: Platform,
  learner: Parameters<Platform['submit']>[0],
  content: number[],
  stage = 1,
) {
  const submissionId = platform.submit(learner, { stage });
  const run = platform.app.grading.claimNext('worker');
  if (!run) throw new Error('no run waits');
  platform.app.grading.finish(run.runId, run.claimToken, aReport(), new Uint8Array(content));
  platform.pass(5 * HOUR);
  return { submissionId, runId: run.runId };
}

function isKept({ app, dataDir }: Platform, runId: string): boolean {
  const ref = app.store.evidence.find(runId);
  if (!ref) return false;
  expect(existsSync(join(dataDir, 'evidence', ref.hash.slice(0, 2), `${ref.hash}.gz`))).toBe(true);
  return true;
}

test('after ninety days the evidence of all but the newest three runs at a stage goes', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  const runs = [1, 2, 3, 4, 5].map((n) => gradeOne(platform, learner, [n]).runId);
  const other = gradeOne(platform, platform.person('learner'), [6]).runId;
  platform.pass(90 * DAY);
  expect(platform.app.sweepEvidence(RETENTION)).toMatchObject({ released: 2, bytes: 4 });
  expect(runs.map((run) => isKept(platform, run))).toEqual([false, false, true, true, true]);
  expect(isKept(platform, other)).toBe(true);
});

test('before that it stays while there is room', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  for (const n of [1, 2, 3, 4, 5]) gradeOne(platform, learner, [n]);
  platform.pass(88 * DAY);
  expect(platform.app.sweepEvidence(RETENTION).released).toBe(0);
});

test('evidence of a submission that a review was asked for stays for good', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  const runs = [1, 2, 3, 4, 5].map((n) => gradeOne(platform, learner, [n]));
  granted(platform.services.askForReview(learner, runs[0]?.submissionId ?? '', 'Where does it break?'));
  platform.pass(1000 * DAY);
  platform.app.sweepEvidence({ days: 1, bytes: 0 });
  expect(runs.map(({ runId }) => isKept(platform, runId))).toEqual([true, false, true, true, true]);
});

test('short of room, the oldest that nothing promises goes first, and no more than is needed', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  const runs = [1, 2, 3, 4, 5].map((n) => gradeOne(platform, learner, [n, n, n]).runId);
  expect(platform.app.sweepEvidence({ days: 90, bytes: 12 })).toMatchObject({ released: 1, bytes: 12 });
  expect(runs.map((run) => isKept(platform, run))).toEqual([false, true, true, true, true]);
  expect(platform.problems).toEqual([]);
});

test('what is promised is kept over budget, and the operator is told', () => {
  const platform = openWithExercise();
  gradeOne(platform, platform.person('learner'), [1, 2, 3]);
  expect(platform.app.sweepEvidence({ days: 1, bytes: 2 })).toMatchObject({ released: 0, bytes: 3 });
  expect(platform.problems.join()).toContain('EVIDENCE_GB');
});

test('a file that two runs share stays until neither names it', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  const runs = [7, 7, 1, 2, 3].map((n) => gradeOne(platform, learner, [n]).runId);
  platform.pass(100 * DAY);
  const [first] = runs;
  const hash = platform.app.store.evidence.find(first ?? '')?.hash ?? '';
  const path = join(platform.dataDir, 'evidence', hash.slice(0, 2), `${hash}.gz`);
  gradeOne(platform, platform.person('learner'), [7]);
  expect(platform.app.sweepEvidence(RETENTION).released).toBe(2);
  expect(existsSync(path)).toBe(true);
});

test('a result that came too late leaves a file that no row names, and the sweep takes it', () => {
  const platform = openWithExercise();
  platform.submit(platform.person('learner'));
  const run = platform.app.grading.claimNext('worker');
  expect(platform.app.grading.finish(run?.runId ?? '', 'an old token', aReport(), new Uint8Array([9]))).toBe(
    false,
  );
  expect(platform.app.sweepEvidence(RETENTION).leftOvers).toBe(0);
  platform.pass(3650 * DAY);
  expect(platform.app.sweepEvidence(RETENTION).leftOvers).toBe(1);
});
