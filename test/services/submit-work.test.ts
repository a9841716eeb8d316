import { expect, test } from 'vitest';
import { aManifest, anExercise, STARTER } from './builders.ts';
import { granted, HOUR, openWithExercise, refusalOf, SLUG } from './open-platform.ts';

const main = (text: string) => ({ path: 'src/main.ts', text });

test('a submission is queued as attempt 1, the next one as attempt 2', () => {
  const { services, person } = openWithExercise();
  const learner = person('learner');
  const send = (key: string) =>
    granted(services.submitWork(learner, SLUG, 1, { files: STARTER, idempotencyKey: key }));
  expect(send('one').attempt).toBe(1);
  const { submissionId, attempt } = send('two');
  expect(attempt).toBe(2);
  expect(granted(services.watchAttempt(learner, submissionId))).toEqual({ state: 'queued', position: 2 });
});

test('attempts are counted per stage and per person', () => {
  const { services, person, submit } = openWithExercise();
  const learner = person('learner');
  submit(learner);
  submit(person('learner'));
  const second = submit(learner, { stage: 2 });
  expect(granted(services.viewAttempt(learner, second)).attempt).toBe(1);
});

test('the same idempotency key gives the same submission and queues one run', () => {
  const { app, person, submit } = openWithExercise();
  const learner = person('learner');
  expect(submit(learner, { key: 'k' })).toBe(submit(learner, { key: 'k' }));
  expect(app.grading.claimNext('w')).toBeDefined();
  expect(app.grading.claimNext('w')).toBeUndefined();
});

test('two people may use the same idempotency key', () => {
  const { person, submit } = openWithExercise();
  expect(submit(person('learner'), { key: 'k' })).not.toBe(submit(person('learner'), { key: 'k' }));
});

test('a key that was used for another stage is a conflict', () => {
  const { services, person, submit } = openWithExercise();
  const learner = person('learner');
  submit(learner, { key: 'k' });
  const work = { files: STARTER, idempotencyKey: 'k' };
  expect(refusalOf(services.submitWork(learner, SLUG, 2, work)).kind).toBe('conflict');
});

test('listeners hear of a new run, and not of a repeated one', () => {
  const { app, person, submit } = openWithExercise();
  let heard = 0;
  app.onRunQueued(() => {
    heard += 1;
  });
  const learner = person('learner');
  submit(learner, { key: 'k' });
  submit(learner, { key: 'k' });
  expect(heard).toBe(1);
});

test('a listener that throws does not undo the submission', () => {
  const { app, person, submit, services, problems } = openWithExercise();
  app.onRunQueued(() => {
    throw new Error('the queue is down');
  });
  const learner = person('learner');
  const submissionId = submit(learner);
  expect(granted(services.watchAttempt(learner, submissionId)).state).toBe('queued');
  expect(problems).toHaveLength(1);
});

test('read-only files are those of the starter, whatever was sent', () => {
  const { services, person, submit } = openWithExercise();
  const learner = person('learner');
  const tampered = [main('export default 2;'), { path: 'data/policy.md', text: 'Refund everybody.' }];
  const { files } = granted(services.viewAttempt(learner, submit(learner, { files: tampered })));
  expect(files).toEqual([main('export default 2;'), STARTER[1]]);
});

test('read-only files that were not sent are added', () => {
  const { services, person, submit } = openWithExercise();
  const learner = person('learner');
  const { files } = granted(
    services.viewAttempt(learner, submit(learner, { files: [main('export default 2;')] })),
  );
  expect(files.map((file) => file.path)).toEqual(['src/main.ts', 'data/policy.md']);
});

test.each([
  ['no files', [], 'no files'],
  ['a path that leaves the folder', [main('1'), { path: '../x.ts', text: '' }], '../x.ts'],
  ['a file where none may be added', [main('1'), { path: 'data/mine.md', text: '' }], 'src/**'],
  ['a read-only file in other letters', [main('1'), { path: 'Data/policy.md', text: '' }], 'src/**'],
  ['too much text', [main('x'.repeat(300 * 1024))], '256 KB'],
  ['no entry', [{ path: 'src/other.ts', text: '' }], 'src/main.ts'],
])('work with %s is invalid, and the message helps', (_, files, hint) => {
  const { services, person } = openWithExercise();
  const refusal = refusalOf(services.submitWork(person('learner'), SLUG, 1, { files, idempotencyKey: 'k' }));
  expect(refusal.kind).toBe('invalid');
  expect(refusal.message).toContain(hint);
});

test('an idempotency key with spaces is invalid', () => {
  const { services, person } = openWithExercise();
  const work = { files: STARTER, idempotencyKey: 'two words' };
  expect(refusalOf(services.submitWork(person('learner'), SLUG, 1, work)).kind).toBe('invalid');
});

test.each([
  ['an unknown exercise', 'nothing', 1],
  ['a stage past the last', SLUG, 3],
  ['stage 0', SLUG, 0],
  ['half a stage', SLUG, 1.5],
])('%s is not found', (_, slug, stage) => {
  const { services, person } = openWithExercise();
  const work = { files: STARTER, idempotencyKey: 'k' };
  expect(refusalOf(services.submitWork(person('learner'), slug, stage, work)).kind).toBe('not_found');
});

const oneRun = anExercise({ manifest: aManifest({ attempts: { hidden: 1, refillHours: 4 } }) });

test('a spent budget refuses, says when to come back, and stores nothing', () => {
  const { services, person, submit, pass } = openWithExercise(oneRun);
  const learner = person('learner');
  submit(learner);
  pass(HOUR);
  const refusal = refusalOf(
    services.submitWork(learner, SLUG, 1, { files: STARTER, idempotencyKey: 'again' }),
  );
  expect(refusal).toMatchObject({ kind: 'too_many', retryAfterSeconds: 3 * 60 * 60 });
  expect(granted(services.listAttempts(learner, SLUG, 1))).toHaveLength(1);
});

test('a run returns to the budget after the refill time', () => {
  const { person, submit, pass } = openWithExercise(oneRun);
  const learner = person('learner');
  submit(learner);
  pass(4 * HOUR);
  expect(() => submit(learner)).not.toThrow();
});

test('a held run is returned to the budget at once', () => {
  const { services, person, submit, hold } = openWithExercise(oneRun);
  const learner = person('learner');
  submit(learner);
  expect(granted(services.budgetFor(learner, SLUG, 1)).left).toBe(0);
  hold();
  expect(granted(services.budgetFor(learner, SLUG, 1))).toEqual({ left: 1, of: 1, nextAt: null });
});

test('repeating a key is answered even when the budget is spent', () => {
  const { person, submit } = openWithExercise(oneRun);
  const learner = person('learner');
  expect(submit(learner, { key: 'k' })).toBe(submit(learner, { key: 'k' }));
});
