import { expect, test } from 'vitest';
import { aReport, STARTER } from './builders.ts';
import { granted, openWithExercise, type Platform, refusalOf, SLUG } from './open-platform.ts';

/** Hands in a report in which two cases were void from end to end. */
function gradeVoid({ app }: Platform) {
  const run = app.grading.claimNext('worker');
  if (!run) throw new Error('no run waits');
  return app.grading.finish(run.runId, run.claimToken, aReport({ voidCases: 2 }), new Uint8Array([1]));
}

test('a run in which a case stays void is tried again, then held, and never a grade', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  const submissionId = platform.submit(learner);
  for (const state of ['queued', 'queued', 'held']) {
    expect(gradeVoid(platform)).toBe(false);
    expect(granted(platform.services.watchAttempt(learner, submissionId)).state).toBe(state);
  }
  const view = granted(platform.services.viewAttempt(learner, submissionId));
  expect(view.report).toBeNull();
  expect(view.fault).not.toContain('void');
});

test('a void case that does not stay void costs nothing but time', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  const submissionId = platform.submit(learner);
  gradeVoid(platform);
  platform.grade();
  expect(granted(platform.services.watchAttempt(learner, submissionId)).state).toBe('graded');
});

test('a held run is back in the learner’s budget', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  platform.submit(learner);
  const left = () => granted(platform.services.budgetFor(learner, SLUG, 1)).left;
  expect(left()).toBe(5);
  for (let n = 0; n < 3; n += 1) gradeVoid(platform);
  expect(left()).toBe(6);
});

test('an instructor sees what is held and why, and has it graded again', () => {
  const platform = openWithExercise();
  const { services } = platform;
  const learner = platform.person('learner', 'Ines');
  const submissionId = platform.submit(learner);
  for (let n = 0; n < 3; n += 1) gradeVoid(platform);
  const instructor = platform.person('instructor');
  const [held] = granted(services.listHeldRuns(instructor));
  expect(held).toMatchObject({ submissionId, learnerName: 'Ines', slug: SLUG, stage: 1, attempt: 1 });
  expect(held?.fault).toContain('2 cases could not be scored');
  let heard = 0;
  platform.app.onRunQueued(() => {
    heard += 1;
  });
  granted(services.gradeAgain(instructor, held?.runId ?? ''));
  expect(heard).toBe(1);
  expect(granted(services.listHeldRuns(instructor))).toEqual([]);
  platform.grade();
  expect(granted(services.watchAttempt(learner, submissionId)).state).toBe('graded');
});

test('a run that is not held is not graded again', () => {
  const platform = openWithExercise();
  const instructor = platform.person('instructor');
  const submissionId = platform.submit(platform.person('learner'));
  const { runId } = granted(platform.services.viewAttempt(instructor, submissionId));
  expect(refusalOf(platform.services.gradeAgain(instructor, runId)).kind).toBe('conflict');
  platform.grade();
  expect(refusalOf(platform.services.gradeAgain(instructor, runId)).kind).toBe('conflict');
});

test.each(['learner', 'mentor'] as const)('held runs are none of a %s’s business', (role) => {
  const platform = openWithExercise();
  const viewer = platform.person(role);
  expect(refusalOf(platform.services.listHeldRuns(viewer)).kind).toBe('not_allowed');
  expect(refusalOf(platform.services.gradeAgain(viewer, 'x')).kind).toBe('not_allowed');
});

test('a prediction is kept with its submission and shown beside what came', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  const predicted = { autoResolved: 0.5, wrong: 0.1, tokensPerItem: 900, latencyP95Ms: 4000 };
  const work = { files: STARTER, idempotencyKey: 'key-one', predicted };
  const { submissionId } = granted(platform.services.submitWork(learner, SLUG, 1, work));
  expect(platform.app.store.submissions.findPrediction(submissionId)).toEqual(predicted);
});
