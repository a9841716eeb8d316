import { describe, expect, test } from 'vitest';
import { granted, openWithExercise, refusalOf } from './open-platform.ts';
import { claimed, mark, markRows, openWithGuide, publish } from './review-guides.ts';

function marking() {
  const platform = openWithGuide();
  return { platform, ...platform, ...claimed(platform) };
}

describe('marks by the rubric', () => {
  test('are a draft of whoever holds the review, and its learner sees none of them', () => {
    const { services, mentor, learner, requestId } = marking();
    granted(services.saveMark(mentor, requestId, mark('framing', 3)));
    expect(granted(services.viewMarks(mentor, requestId))).toMatchObject({
      isDraft: true,
      marked: 1,
      median: null,
    });
    expect(granted(services.viewMarks(learner, requestId))).toBeNull();
  });

  test('are nobody else’s to see or to give: not another mentor’s, nor a learner’s', () => {
    const { services, person, mentor, requestId } = marking();
    granted(services.saveMark(mentor, requestId, mark('framing', 3)));
    const [other, stranger] = [person('mentor'), person('learner')];
    expect(granted(services.viewMarks(other, requestId))).toBeNull();
    expect(refusalOf(services.viewMarks(stranger, requestId)).kind).toBe('not_found');
    expect(refusalOf(services.saveMark(other, requestId, mark('framing', 1))).kind).toBe('conflict');
    expect(refusalOf(services.saveMark(stranger, requestId, mark('framing', 1))).kind).toBe('not_allowed');
  });

  test('count 2 at most without evidence, and are kept as they were given', () => {
    const { services, mentor, requestId } = marking();
    granted(services.saveMark(mentor, requestId, mark('framing', 4, ' \n ')));
    const row = () => granted(services.viewMarks(mentor, requestId))?.rows[0];
    expect(row()?.mark).toMatchObject({ points: 4, counted: 2, evidence: [] });
    granted(services.saveMark(mentor, requestId, mark('framing', 4, 'src/main.ts:14\ntrial refunds 2')));
    expect(row()?.mark).toMatchObject({
      points: 4,
      counted: 4,
      evidence: ['src/main.ts:14', 'trial refunds 2'],
    });
  });

  test('can be taken back until they are published', () => {
    const { services, mentor, requestId } = marking();
    granted(services.saveMark(mentor, requestId, mark('framing', 4)));
    granted(services.clearMark(mentor, requestId, 'framing'));
    expect(granted(services.viewMarks(mentor, requestId))?.marked).toBe(0);
  });

  test.each([
    ['a row that is not there', { row: 'grace' }, undefined],
    ['no number', { points: Number.NaN }, 'points'],
    ['5', { points: 5 }, 'points'],
    ['2.5', { points: 2.5 }, 'points'],
    ['a note that is a letter', { note: 'x'.repeat(1001) }, 'note'],
    ['eleven places', { evidence: Array.from({ length: 11 }, (_, i) => `file:${i}`).join('\n') }, 'evidence'],
  ])('are refused with %s', (_, over, field) => {
    const { services, mentor, requestId } = marking();
    const refusal = refusalOf(services.saveMark(mentor, requestId, { ...mark('framing', 3), ...over }));
    expect(refusal.kind).toBe('invalid');
    expect(refusal.field).toBe(field);
  });

  test('come with the review, and are not changed after it', () => {
    const { platform, services, mentor, learner, requestId } = marking();
    markRows(platform, mentor, requestId, [3, 3, 4]);
    publish(platform, mentor, requestId);
    expect(granted(services.viewMarks(learner, requestId))).toMatchObject({
      isDraft: false,
      marked: 3,
      median: 3,
      markerName: 'Marek Olsen',
    });
    expect(refusalOf(services.saveMark(mentor, requestId, mark('framing', 1))).kind).toBe('conflict');
  });

  test('of somebody who let go of the review are not published by whoever publishes it', () => {
    const { platform, services, person, mentor, learner, requestId } = marking();
    granted(services.saveMark(mentor, requestId, mark('framing', 1)));
    granted(services.releaseReview(mentor, requestId));
    const next = person('mentor', 'Priya');
    granted(services.claimReview(next, requestId));
    expect(granted(services.viewMarks(next, requestId))?.marked).toBe(0);
    publish(platform, next, requestId);
    expect(granted(services.viewMarks(learner, requestId))).toBeNull();
  });

  test('need a rubric', () => {
    const platform = openWithExercise();
    const { mentor, requestId } = claimed(platform);
    expect(granted(platform.services.viewMarks(mentor, requestId))).toBeNull();
    expect(refusalOf(platform.services.saveMark(mentor, requestId, mark('framing', 3))).kind).toBe(
      'conflict',
    );
  });
});

describe('the confirmed level', () => {
  function confirmedAfter(points: readonly number[]) {
    const { platform, services, mentor, learner, submissionId, requestId } = marking();
    markRows(platform, mentor, requestId, points);
    publish(platform, mentor, requestId);
    return { view: granted(services.viewAttempt(learner, submissionId)), services, learner, platform };
  }

  test('stands beside the machine’s, which stays', () => {
    expect(confirmedAfter([3, 3, 3]).view).toMatchObject({
      level: 'production-ready',
      confirmed: 'production-ready',
    });
    expect(confirmedAfter([4, 4, 2]).view).toMatchObject({
      level: 'production-ready',
      confirmed: 'pilot-ready',
    });
    expect(confirmedAfter([4, 1, 4]).view).toMatchObject({
      level: 'production-ready',
      confirmed: 'pilot-ready',
    });
  });

  test('is shown in lists: of the learner and of the instructor', () => {
    const { services, learner, platform } = confirmedAfter([4, 4, 2]);
    expect(granted(services.listAttempts(learner, 'support-assistant', 1))[0]?.confirmed).toBe('pilot-ready');
    const rows = granted(
      services.listSubmissions(platform.person('instructor'), 'support-assistant', 1),
    ).rows;
    expect(rows[0]).toMatchObject({ level: 'production-ready', confirmed: 'pilot-ready' });
  });

  test('is none without marks: a review may do without', () => {
    const { platform, services, mentor, learner, submissionId, requestId } = marking();
    publish(platform, mentor, requestId);
    expect(granted(services.viewAttempt(learner, submissionId))).toMatchObject({
      level: 'production-ready',
      confirmed: null,
    });
  });

  test('is none while the review is a draft', () => {
    const { platform, services, mentor, learner, submissionId, requestId } = marking();
    markRows(platform, mentor, requestId, [3, 3, 3]);
    expect(granted(services.viewAttempt(learner, submissionId)).confirmed).toBeNull();
  });
});
