import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '#domain/report';
import { anchors, aReport, STARTER } from './builders.ts';
import { granted, openWithExercise, type Platform } from './open-platform.ts';

const evidence = new Uint8Array([1, 2, 3]);

function claim({ app }: Platform) {
  const run = app.grading.claimNext('worker');
  if (!run) throw new Error('no run waits');
  return run;
}

test('a claimed run comes with its files, folder, version and anchors', () => {
  const platform = openWithExercise();
  platform.submit(platform.person('learner'), { stage: 2 });
  expect(claim(platform)).toMatchObject({
    versionDir: join(platform.dataDir, 'versions', 'a'.repeat(64)),
    version: 1,
    stage: 2,
    files: STARTER,
    anchors: anchors(),
  });
});

test('a learner watches a run go from queued over its phases to graded', () => {
  const platform = openWithExercise();
  const { app, services, person, submit } = platform;
  const learner = person('learner');
  const submissionId = submit(learner);
  const watch = () => granted(services.watchAttempt(learner, submissionId));
  expect(watch()).toEqual({ state: 'queued', position: 1 });
  const run = claim(platform);
  expect(watch()).toEqual({ state: 'grading' });
  app.grading.setPhase(run.runId, run.claimToken, 'stress');
  expect(watch()).toEqual({ state: 'grading', phase: 'stress' });
  app.grading.finish(run.runId, run.claimToken, aReport(), evidence);
  expect(watch()).toEqual({ state: 'graded' });
});

test('a report that is not complete counts as a break-down, never as a grade', () => {
  const platform = openWithExercise();
  const learner = platform.person('learner');
  const submissionId = platform.submit(learner);
  const run = claim(platform);
  const torn = { level: 'exemplary', receipt: 'x' } as unknown as Report;
  expect(platform.app.grading.finish(run.runId, run.claimToken, torn, evidence)).toBe(false);
  expect(granted(platform.services.watchAttempt(learner, submissionId)).state).toBe('queued');
});

test('a run that broke down is announced again; a held one is reported to the operator instead', () => {
  const platform = openWithExercise();
  platform.submit(platform.person('learner'));
  let heard = 0;
  platform.app.onRunQueued(() => {
    heard += 1;
  });
  platform.hold();
  expect(heard).toBe(2);
  expect(platform.problems).toHaveLength(1);
});

test('whoever stopped listening hears nothing', () => {
  const { app, person, submit } = openWithExercise();
  let heard = 0;
  const stop = app.onRunQueued(() => {
    heard += 1;
  });
  stop();
  submit(person('learner'));
  expect(heard).toBe(0);
});

test('the platform is healthy only while every part says so', () => {
  const { app, services } = openWithExercise();
  let answer = 'no worker is up';
  app.addHealthCheck('grading', () => answer);
  expect(services.health()).toEqual({ ok: false, checks: { database: 'ok', grading: 'no worker is up' } });
  answer = 'ok';
  expect(services.health().ok).toBe(true);
});

test('a health check that throws reads as failed, without its message', () => {
  const { app, services } = openWithExercise();
  app.addHealthCheck('grading', () => {
    throw new Error('/secret/place');
  });
  expect(services.health()).toEqual({ ok: false, checks: { database: 'ok', grading: 'failed' } });
});
