import { expect, test } from 'vitest';
import type { Report } from '#domain/report';
import { STARTER } from './builders.ts';
import { granted, openWithExercise, refusalOf } from './open-platform.ts';

function withAttempt(over?: Partial<Report>) {
  const platform = openWithExercise();
  const learner = platform.person('learner', 'Ines Duarte');
  const submissionId = platform.submit(learner);
  platform.grade(over);
  const share = (hasName = false) =>
    granted(platform.services.shareAttempt(learner, submissionId, { hasName }));
  return { ...platform, learner, submissionId, share };
}

test('a link that is turned on shows level, finding, exercise, stage, date and modes to anybody', () => {
  const { services, share } = withAttempt();
  expect(granted(services.viewShared(share().token))).toEqual({
    report: {
      exercise: { slug: 'support-assistant', title: 'Support assistant', version: 1 },
      stage: 1,
      level: 'prototype',
      finding: expect.objectContaining({ headline: expect.any(String) }),
      modes: [{ mode: 'M6', hidden: 'about half' }],
    },
    stageTitle: 'Tickets',
    gradedAt: Date.UTC(2026, 0, 5, 9),
    learnerName: null,
  });
});

test('the name stands there only when its learner says so, and can be taken away under the same link', () => {
  const { services, share } = withAttempt();
  const { token } = share(true);
  expect(granted(services.viewShared(token)).learnerName).toBe('Ines Duarte');
  expect(share(false).token).toBe(token);
  expect(granted(services.viewShared(token)).learnerName).toBeNull();
});

test('turned off is gone, and turned on again is another link', () => {
  const { services, learner, submissionId, share } = withAttempt();
  const { token } = share(true);
  granted(services.unshareAttempt(learner, submissionId));
  expect(refusalOf(services.viewShared(token)).kind).toBe('not_found');
  expect(granted(services.viewAttempt(learner, submissionId)).share).toBeNull();
  const again = share();
  expect(again.token).not.toBe(token);
  expect(again.hasName).toBe(false);
  expect(refusalOf(services.viewShared(token)).kind).toBe('not_found');
});

test.each(['learner', 'mentor', 'instructor', 'admin'] as const)(
  'another %s can neither turn it on nor off, nor see the link',
  (role) => {
    const { services, person, learner, submissionId, share } = withAttempt();
    services.askForReview(learner, submissionId, '');
    const { token } = share();
    const other = person(role);
    const missing = services.unshareAttempt(other, 'no-such-attempt');
    expect(services.shareAttempt(other, submissionId, { hasName: true })).toEqual(missing);
    expect(services.unshareAttempt(other, submissionId)).toEqual(missing);
    expect(refusalOf(missing).kind).toBe('not_found');
    expect(granted(services.viewShared(token)).learnerName).toBeNull();
    expect(JSON.stringify(services.viewAttempt(other, submissionId))).not.toContain(token);
  },
);

test('work that is not graded has nothing to share', () => {
  const { services, person, submit } = openWithExercise();
  const learner = person('learner');
  const refused = refusalOf(services.shareAttempt(learner, submit(learner), { hasName: false }));
  expect([refused.kind, refused.message]).toEqual(['conflict', expect.stringContaining('once it is graded')]);
});

test('tokens are long, unlike each other, and nothing but a whole one opens anything', () => {
  const { services, share, submit, grade, learner } = withAttempt();
  const { token } = share();
  const second = submit(learner);
  grade();
  const other = granted(services.shareAttempt(learner, second, { hasName: false })).token;
  expect(token).toMatch(/^[\w-]{32}$/);
  expect(other.slice(0, 8)).not.toBe(token.slice(0, 8));
  for (const wrong of ['', token.slice(1), `${token}a`, `${token}%`, 'a'.repeat(32), token.toUpperCase()]) {
    expect(refusalOf(services.viewShared(wrong)).kind).toBe('not_found');
  }
});

test('nothing of the files, of trials, of families or of hidden numbers is behind a link', () => {
  const { services, share } = withAttempt();
  const text = JSON.stringify(granted(services.viewShared(share(true).token)));
  const secrets = [...STARTER.flatMap((file) => [file.path, file.text]), 'refunds', 'Refund', '0.53', 'ffff'];
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  for (const key of ['practice', 'receipt', 'outcome', 'reliability', 'weakFamilies', 'files', 'next']) {
    expect(text).not.toContain(`"${key}"`);
  }
});
