import { expect, test } from 'vitest';
import { DAY, granted, HOUR, MINUTE, openWithExercise, refusalOf } from './open-platform.ts';
import { answers, asks, publishes, remark, toldTo, withPublished } from './review-builders.ts';

/** The same, with Ines' answer waiting in the queue. */
function withAnswer() {
  const platform = withPublished();
  platform.pass(HOUR);
  answers(platform, platform.ines, platform.requestId);
  return platform;
}

const kinds = (told: { kind: string }[]) => told.map(({ kind }) => kind);

test('after publication it is the learner’s turn, who is told once', () => {
  const platform = withPublished();
  expect(granted(platform.services.viewReview(platform.ines, platform.requestId)).turn.whose).toBe('learner');
  expect(toldTo(platform, platform.ines)).toEqual([
    {
      kind: 'review-published',
      title: 'Marek Olsen has reviewed your attempt 1 at “Support assistant”.',
      path: `/reviews/${platform.requestId}`,
    },
  ]);
});

test('an answer goes back into the queue and its mentor is told once for the whole turn', () => {
  const platform = withAnswer();
  answers(platform, platform.ines, platform.requestId);
  expect(granted(platform.services.listReviewQueue(platform.marek)).rows).toHaveLength(1);
  expect(kinds(toldTo(platform, platform.marek))).toEqual(['learner-answered']);
  expect(platform.services.listMyReviews(platform.ines)[0]?.turn.whose).toBe('mentor');
});

test('a mentor’s answer is published with what was written since, and is unread', () => {
  const platform = withAnswer();
  const { services, marek, ines, requestId } = platform;
  services.noteReviewRead(ines, requestId);
  granted(services.claimReview(marek, requestId));
  expect(refusalOf(services.publishReview(marek, requestId)).kind).toBe('invalid');
  granted(services.openThread(marek, requestId, { ...remark, body: 'One thing more.' }));
  expect(JSON.stringify(granted(services.viewReview(ines, requestId)))).not.toContain('One thing more.');
  granted(services.publishReview(marek, requestId));
  expect(JSON.stringify(granted(services.viewReview(ines, requestId)))).toContain('One thing more.');
  expect(services.listMyReviews(ines)[0]).toMatchObject({ isUnread: true, turn: { whose: 'learner' } });
  expect(kinds(toldTo(platform, ines))).toEqual(['review-published', 'review-answered']);
});

test('what is published stays its first mentor’s, and the usual wait is that of the first review', () => {
  const platform = withAnswer();
  const { services, marek, ines, requestId } = platform;
  const before = services.reviewOutlook(ines).medianWaitMs;
  platform.pass(DAY);
  publishes(platform, platform.person('mentor', 'Priya Nair'), requestId);
  expect(granted(services.viewReview(marek, requestId)).mentorName).toBe('Marek Olsen');
  expect(services.reviewOutlook(ines).medianWaitMs).toBe(before);
});

test('a published summary is not written over in a later round', () => {
  const { services, marek, requestId } = withAnswer();
  granted(services.claimReview(marek, requestId));
  expect(refusalOf(services.saveReviewSummary(marek, requestId, 'On second thoughts')).kind).toBe('conflict');
});

test('a learner who is done closes the review, and its mentor is told', () => {
  const platform = withPublished();
  const { services, ines, marek, requestId } = platform;
  granted(services.closeReview(ines, requestId));
  expect(services.listMyReviews(ines)[0]?.turn.whose).toBe('nobody');
  expect(refusalOf(services.closeReview(ines, requestId)).kind).toBe('conflict');
  expect(refusalOf(services.claimReview(marek, requestId)).kind).toBe('conflict');
  expect(kinds(toldTo(platform, marek))).toEqual(['review-closed']);
});

test('a question that nobody reads yet can be withdrawn and asked again', () => {
  const platform = openWithExercise();
  const { learner, requestId } = asks(platform);
  const { services } = platform;
  const mentor = platform.person('mentor');
  granted(services.closeReview(learner, requestId));
  expect(services.listMyReviews(learner)[0]?.status).toBe('withdrawn');
  expect(granted(services.listReviewQueue(mentor)).waiting).toBe(0);
  expect(refusalOf(services.reopenReview(mentor, requestId)).kind).toBe('conflict');
  platform.pass(HOUR);
  granted(services.reopenReview(learner, requestId));
  expect(granted(services.listReviewQueue(mentor)).rows).toMatchObject([{ requestId, answers: null }]);
});

test('nothing is closed while a mentor reads it', () => {
  const { services, ines, marek, requestId } = withAnswer();
  granted(services.claimReview(marek, requestId));
  expect(refusalOf(services.closeReview(ines, requestId)).kind).toBe('conflict');
});

test('a closed review is opened again by its learner, whose turn it is then', () => {
  const platform = withPublished();
  const { services, ines, marek, requestId } = platform;
  granted(services.closeReview(ines, requestId));
  platform.pass(MINUTE);
  granted(services.reopenReview(ines, requestId));
  expect(services.listMyReviews(ines)[0]?.turn.whose).toBe('learner');
  expect(refusalOf(services.reopenReview(ines, requestId)).kind).toBe('conflict');
  expect(kinds(toldTo(platform, marek))).toEqual(['review-closed', 'review-reopened']);
});

test('a closed review is opened again by a mentor, in the queue, and its learner is told', () => {
  const platform = withPublished();
  const { services, ines, marek, requestId } = platform;
  granted(services.closeReview(ines, requestId));
  granted(services.reopenReview(marek, requestId));
  expect(granted(services.listReviewQueue(marek)).rows).toHaveLength(1);
  expect(kinds(toldTo(platform, ines))).toEqual(['review-published', 'review-reopened']);
});

test('an answer opens a closed review again', () => {
  const platform = withPublished();
  granted(platform.services.closeReview(platform.ines, platform.requestId));
  answers(platform, platform.ines, platform.requestId);
  expect(platform.services.listMyReviews(platform.ines)[0]?.turn.whose).toBe('mentor');
});

test('another learner’s review and a missing one are closed, opened and rated alike: not found', () => {
  const { services, person, requestId } = withPublished();
  const stranger = person('learner');
  const tries = (id: string) => [
    services.closeReview(stranger, id),
    services.reopenReview(stranger, id),
    services.rateReview(stranger, id, { rating: 5, words: '' }),
  ];
  expect(tries(requestId)).toEqual(tries('none'));
  expect(tries(requestId).map((one) => refusalOf(one).kind)).toEqual(Array(3).fill('not_found'));
});

test('a mentor neither closes nor rates somebody else’s review', () => {
  const { services, marek, requestId } = withPublished();
  expect(refusalOf(services.closeReview(marek, requestId)).kind).toBe('not_found');
  expect(refusalOf(services.rateReview(marek, requestId, { rating: 5, words: '' })).kind).toBe('not_found');
});

test('a learner rates a published review, may think again, and its mentor sees it', () => {
  const platform = withPublished();
  const { services, ines, marek, requestId } = platform;
  granted(services.rateReview(ines, requestId, { rating: 2, words: '' }));
  granted(services.rateReview(ines, requestId, { rating: 5, words: ' It saved me a week. ' }));
  expect(granted(services.viewReview(marek, requestId)).rating).toMatchObject({
    points: 5,
    words: 'It saved me a week.',
  });
  const other = asks(platform);
  publishes(platform, marek, other.requestId);
  granted(services.rateReview(other.learner, other.requestId, { rating: 2, words: '' }));
  expect(granted(services.listReviewQueue(marek)).ratings).toEqual({ mean: 3.5, n: 2 });
  expect(granted(services.listReviewQueue(platform.person('mentor'))).ratings).toEqual({ mean: null, n: 0 });
});

test.each([0, 6, 2.5, Number.NaN])('%d is no rating', (rating) => {
  const { services, ines, requestId } = withPublished();
  expect(refusalOf(services.rateReview(ines, requestId, { rating, words: '' })).field).toBe('rating');
});

test('nothing is rated before it is published, and the words have a limit', () => {
  const platform = openWithExercise();
  const { learner, requestId } = asks(platform);
  const { services } = platform;
  expect(refusalOf(services.rateReview(learner, requestId, { rating: 5, words: '' })).kind).toBe('conflict');
  publishes(platform, platform.person('mentor'), requestId);
  const long = services.rateReview(learner, requestId, { rating: 5, words: 'x'.repeat(2001) });
  expect(refusalOf(long)).toMatchObject({ kind: 'invalid', field: 'words' });
});

test('a learner is reminded after 7, 14 and 21 days and the review closes after 28', () => {
  const platform = withPublished();
  const { app, pass, ines, requestId, services } = platform;
  const sweeps = Array.from({ length: 30 }, () => {
    pass(DAY);
    return app.sweepReviews();
  });
  const days = (did: 'reminded' | 'closed') =>
    sweeps.flatMap((swept, index) => (swept[did] > 0 ? [index + 1] : []));
  expect(days('reminded')).toEqual([7, 14, 21]);
  expect(days('closed')).toEqual([28]);
  expect(kinds(toldTo(platform, ines))).toEqual([
    'review-published',
    'review-nudge',
    'review-nudge',
    'review-nudge',
    'review-closed',
  ]);
  expect(services.listMyReviews(ines)[0]?.turn.whose).toBe('nobody');
  granted(services.reopenReview(ines, requestId));
  pass(7 * DAY);
  expect(app.sweepReviews().reminded).toBe(1);
});

test('nobody is reminded while it is the mentors’ turn', () => {
  const { app, pass, services, marek } = withAnswer();
  pass(40 * DAY);
  expect(app.sweepReviews()).toEqual({ reminded: 0, closed: 0, lapsed: 0 });
  expect(granted(services.listReviewQueue(marek)).rows[0]?.isOverdue).toBe(true);
});

test('a mentor whose claim has lapsed is told once, and the draft is kept', () => {
  const platform = openWithExercise();
  const { requestId } = asks(platform, 'Ines Duarte');
  const { services, app, pass } = platform;
  const marek = platform.person('mentor');
  granted(services.claimReview(marek, requestId));
  granted(services.openThread(marek, requestId, remark));
  expect(app.sweepReviews().lapsed).toBe(0);
  pass(30 * MINUTE);
  expect(app.sweepReviews().lapsed).toBe(1);
  expect(app.sweepReviews().lapsed).toBe(0);
  expect(toldTo(platform, marek)).toMatchObject([{ kind: 'claim-lapsed', path: `/mentor/${requestId}` }]);
  expect(granted(services.viewReview(marek, requestId)).threads).toHaveLength(1);
});

test('whoever lets a claim lapse is told as well when somebody else takes it before the sweep', () => {
  const platform = openWithExercise();
  const { requestId } = asks(platform);
  const marek = platform.person('mentor');
  granted(platform.services.claimReview(marek, requestId));
  platform.pass(31 * MINUTE);
  granted(platform.services.claimReview(platform.person('mentor'), requestId));
  platform.app.sweepReviews();
  expect(kinds(toldTo(platform, marek))).toEqual(['claim-lapsed']);
});
