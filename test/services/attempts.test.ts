import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report } from '#domain/report';
import type { Role } from '#domain/viewer';
import { aFamily, anExercise, aReport } from './builders.ts';
import { granted, openWithExercise, type Platform, refusalOf, SLUG } from './open-platform.ts';

function withAttempt(over?: Partial<Report>) {
  const platform = openWithExercise();
  const learner = platform.person('learner', 'Ines Duarte');
  const submissionId = platform.submit(learner);
  platform.grade(over);
  return { ...platform, learner, submissionId };
}

function reportKind(platform: Platform, role: Role, submissionId: string) {
  return granted(platform.services.viewAttempt(platform.person(role), submissionId)).report?.kind;
}

test('a learner sees the public report of their own attempt', () => {
  const { services, learner, submissionId } = withAttempt();
  const view = granted(services.viewAttempt(learner, submissionId));
  expect(view).toMatchObject({ attempt: 1, level: 'prototype', progress: { state: 'graded' }, slug: SLUG });
  expect(view.report).toMatchObject({ kind: 'public', report: { reliability: 0.55 } });
});

test('somebody else’s attempt and a missing one get the very same answer', () => {
  const { services, person, submissionId } = withAttempt();
  for (const role of ['learner', 'mentor'] as const) {
    const viewer = person(role);
    const other = services.viewAttempt(viewer, submissionId);
    expect(refusalOf(other).kind).toBe('not_found');
    expect(other).toEqual(services.viewAttempt(viewer, 'no-such-attempt'));
    expect(services.watchAttempt(viewer, submissionId)).toEqual(services.watchAttempt(viewer, 'none'));
    expect(services.askForReview(viewer, submissionId, '')).toEqual(services.askForReview(viewer, 'x', ''));
  }
});

test('a mentor sees a mentor’s report once a review was asked for', () => {
  const platform = withAttempt();
  const { services, person, learner, submissionId } = platform;
  expect(services.viewAttempt(person('mentor'), submissionId).ok).toBe(false);
  services.askForReview(learner, submissionId, '');
  expect(reportKind(platform, 'mentor', submissionId)).toBe('mentor');
});

test('a mentor sees the public report of their own attempt, even under review', () => {
  const { services, person, submit, grade } = openWithExercise();
  const mentor = person('mentor');
  const submissionId = submit(mentor);
  grade();
  services.askForReview(mentor, submissionId, '');
  expect(granted(services.viewAttempt(mentor, submissionId)).report?.kind).toBe('public');
});

test.each(['instructor', 'admin'] as const)('an %s sees the full report of any attempt', (role) => {
  const platform = withAttempt();
  expect(reportKind(platform, role, platform.submissionId)).toBe('full');
});

test('a report is read with what its version says of the people around the system', () => {
  const minutes = { right: -12 };
  const staffing = { arrive: 9, time: [3], looks: { right: 1 }, unexplained: [], waits: [], beyond: [] };
  const platform = openWithExercise(anExercise({ minutes, staffing }));
  const { services, person, submit, grade } = platform;
  const submissionId = submit(person('learner'));
  grade();
  const read = granted(services.viewAttempt(person('instructor'), submissionId)).report;
  expect(read?.report).toMatchObject({ minutes, staffing });
});

test('an attempt that is not graded has no report', () => {
  const { services, person, submit } = openWithExercise();
  const learner = person('learner');
  expect(granted(services.viewAttempt(learner, submit(learner)))).toMatchObject({
    report: null,
    level: null,
  });
});

test('a learner is told that a held run was our fault, and never how', () => {
  const { services, person, submit, hold } = openWithExercise();
  const learner = person('learner');
  const submissionId = submit(learner);
  hold();
  const view = granted(services.viewAttempt(learner, submissionId));
  expect(view.progress).toEqual({ state: 'held' });
  expect(view.fault).toContain('on our side');
  expect(JSON.stringify(view)).not.toContain('/secret/place');
  expect(granted(services.viewAttempt(person('instructor'), submissionId)).fault).toContain('/secret/place');
});

test('attempts at a stage are listed oldest first, only one’s own', () => {
  const { services, learner, person, submit } = withAttempt();
  submit(learner);
  submit(learner, { stage: 2 });
  submit(person('learner'));
  const rows = granted(services.listAttempts(learner, SLUG, 1));
  expect(rows.map((row) => [row.attempt, row.progress.state])).toEqual([
    [1, 'graded'],
    [2, 'queued'],
  ]);
});

test('a person’s own latest attempts come newest first, with the exercise they belong to', () => {
  const { services, learner, person, submit } = withAttempt();
  submit(person('learner'));
  submit(learner, { stage: 2 });
  const rows = services.listMyAttempts(learner);
  expect(rows.map(({ stage, slug, title }) => ({ stage, slug, title }))).toEqual([
    { stage: 2, slug: SLUG, title: 'Support assistant' },
    { stage: 1, slug: SLUG, title: 'Support assistant' },
  ]);
});

test('a row names its review request once there is one', () => {
  const { services, learner, submissionId } = withAttempt();
  const row = () => services.listMyAttempts(learner)[0];
  expect(row()).not.toHaveProperty('reviewRequestId');
  const { requestId } = granted(services.askForReview(learner, submissionId, ''));
  expect(row()).toMatchObject({ review: 'waiting', reviewRequestId: requestId });
});

const family = fc
  .record({
    id: fc.stringMatching(/^[a-z]{3,8}$/),
    cases: fc.integer({ min: 1, max: 6 }),
    reliability: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map((over) => aFamily(over));

test('no view of a learner ever holds what only mentors and instructors may know', () => {
  const { services, learner, submit, grade, pass, submissionId } = withAttempt();
  services.askForReview(learner, submissionId, '');
  fc.assert(
    fc.property(
      fc.array(family, { maxLength: 5 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (families, r) => {
        pass(24 * 60 * 60 * 1000);
        const sent = submit(learner);
        const { stress } = aReport();
        grade({ reliability: r, stress: { ...stress, families } });
        const own = services.viewAttempt(learner, sent);
        expect(granted(own).report?.kind).toBe('public');
        const views = [own, services.listMyAttempts(learner), services.listAttempts(learner, SLUG, 1)];
        const keys = new Set(views.flatMap(keysOf));
        for (const key of ['stress', 'hiddenFamilies', 'endings', 'anchors', 'evidence', 'claimToken']) {
          expect(keys).not.toContain(key);
        }
      },
    ),
    { numRuns: 30 },
  );
});

/** The names of all properties, however deep. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}
