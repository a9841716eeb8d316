import { expect, test } from 'vitest';
import { queueViewSchema } from '#domain/review-queue';
import { DAY, granted, HOUR, MINUTE, openWithExercise, type Platform, refusalOf } from './open-platform.ts';

const view = (over: object) => queueViewSchema.parse(over);

/** Attempts of so many learners, each with a request, asked one minute after the other. */
function withQueue(learners: number, question = 'Why?') {
  const platform = openWithExercise();
  const asked = Array.from({ length: learners }, (_, i) => {
    platform.pass(MINUTE);
    const learner = platform.person('learner', `Learner ${i + 1}`);
    const submissionId = platform.submit(learner);
    platform.grade();
    const { requestId } = granted(platform.services.askForReview(learner, submissionId, question));
    return { learner, submissionId, requestId };
  });
  return { ...platform, asked, marek: platform.person('mentor', 'Marek Olsen') };
}

/** One review that Marek published. */
function withPublished() {
  const platform = withQueue(1);
  const [one] = platform.asked;
  if (!one) throw new Error('nothing was asked');
  publish(platform, one.requestId, platform.marek);
  return { ...platform, ...one };
}

function publish(
  { services }: Platform,
  requestId: string,
  mentor: Parameters<Platform['services']['claimReview']>[0],
) {
  granted(services.claimReview(mentor, requestId));
  granted(services.saveReviewSummary(mentor, requestId, 'It holds.'));
  granted(services.publishReview(mentor, requestId));
}

/** The learner answers: a post, and the mentors' turn. */
function answer({ app }: Platform, requestId: string, learnerId: string): void {
  app.store.threads.open({
    requestId,
    openedBy: learnerId,
    target: { kind: 'whole' },
    fileHash: null,
    kind: 'question',
    body: 'And now?',
    isPublished: true,
  });
  app.store.reviews.passToMentors(requestId);
}

test('the queue is cut into pages of 25, the longest wait first', () => {
  const { services, marek, asked } = withQueue(27);
  const first = granted(services.listReviewQueue(marek));
  expect([first.rows.length, first.total]).toEqual([25, 27]);
  expect(first.rows[0]?.requestId).toBe(asked[0]?.requestId);
  const second = granted(services.listReviewQueue(marek, view({ page: 2 })));
  expect(second.rows.map((row) => row.requestId)).toEqual(asked.slice(25).map((a) => a.requestId));
});

test('the queue shows one exercise, one stage, one level, what has a question, what is overdue, what is free, what is mine', () => {
  const { services, marek, asked, pass } = withQueue(2);
  const show = (over: object) => granted(services.listReviewQueue(marek, view(over))).total;
  expect(show({ exercise: 'support-assistant', stage: 1 })).toBe(2);
  expect(show({ exercise: 'another' })).toBe(0);
  expect(show({ stage: 2 })).toBe(0);
  expect(show({ level: 'prototype' })).toBe(2);
  expect(show({ level: 'none' })).toBe(0);
  expect(show({ show: 'question' })).toBe(2);
  expect(show({ show: 'overdue' })).toBe(0);
  pass(5 * DAY);
  expect(show({ show: 'overdue' })).toBe(2);
  granted(services.claimReview(marek, asked[1]?.requestId ?? ''));
  expect([show({ show: 'mine' }), show({ show: 'unclaimed' })]).toEqual([1, 1]);
  expect(granted(services.listReviewQueue(marek)).counts).toEqual({
    all: 2,
    unclaimed: 1,
    mine: 1,
    question: 2,
    overdue: 2,
  });
});

test('a random order is another one for each mentor and the same at every look', () => {
  const { services, marek, person } = withQueue(12);
  const order = (who: typeof marek) =>
    granted(services.listReviewQueue(who, view({ order: 'random' }))).rows.map((row) => row.requestId);
  const other = person('mentor');
  expect(order(marek)).toEqual(order(marek));
  expect(order(marek)).not.toEqual(order(other));
  expect(order(marek).toSorted()).toEqual(order(other).toSorted());
});

test('the next one is the first of the list that is free', () => {
  const { services, marek, person, asked } = withQueue(3);
  granted(services.claimReview(person('mentor'), asked[0]?.requestId ?? ''));
  expect(granted(services.nextInQueue(marek, view({})))).toEqual({ requestId: asked[1]?.requestId });
  expect(granted(services.nextInQueue(marek, view({ exercise: 'another' })))).toBeNull();
});

test('a learner sees their place in the queue and the usual wait, and a stranger neither', () => {
  const platform = withQueue(3);
  const { services, asked, marek, person } = platform;
  const [, second, third] = asked;
  if (!second || !third) throw new Error('three were asked');
  const place = () => granted(services.queuePlace(third.learner, third.submissionId));
  expect(place()).toEqual({ position: 3, waiting: 3, medianWaitMs: null });
  publish(platform, second.requestId, marek);
  expect(place()).toEqual({ position: 2, waiting: 2, medianWaitMs: MINUTE });
  expect(refusalOf(services.queuePlace(person('learner'), third.submissionId)).kind).toBe('not_found');
});

test('a published review is the learner’s turn, and an answer brings it back to the queue, kept for who wrote it', () => {
  const platform = withPublished();
  const { services, marek, learner, requestId, person, pass } = platform;
  expect(granted(services.viewReview(learner, requestId)).turn.whose).toBe('learner');
  answer(platform, requestId, learner.id);
  const other = person('mentor');
  const [row] = granted(services.listReviewQueue(other)).rows;
  expect(row).toMatchObject({ answersTo: { mentorName: 'Marek Olsen', mine: false } });
  expect(refusalOf(services.claimReview(other, requestId)).message).toContain('Marek Olsen');
  expect(granted(services.listReviewQueue(marek, view({ show: 'mine' }))).total).toBe(1);
  pass(3 * DAY);
  expect(services.claimReview(other, requestId).ok).toBe(true);
});

test('a later round needs something new to read and leaves summary, date and mentor of the review as they were', () => {
  const platform = withPublished();
  const { services, learner, marek, requestId, pass } = platform;
  const before = granted(services.viewReview(learner, requestId));
  pass(HOUR);
  answer(platform, requestId, learner.id);
  granted(services.claimReview(marek, requestId));
  expect(refusalOf(services.publishReview(marek, requestId)).kind).toBe('invalid');
  expect(refusalOf(services.saveReviewSummary(marek, requestId, 'Another.')).kind).toBe('conflict');
  granted(
    services.openThread(marek, requestId, { target: { kind: 'whole' }, kind: 'praise', body: 'Good.' }),
  );
  granted(services.publishReview(marek, requestId));
  const after = granted(services.viewReview(learner, requestId));
  expect(after).toMatchObject({
    summary: 'It holds.',
    publishedAt: before.publishedAt,
    mentorName: 'Marek Olsen',
    turn: { whose: 'learner' },
  });
});

test('learners are reminded after 7, 14 and 21 days and told once when it closes after 28, however often one looks', () => {
  const { app, services, learner, requestId, pass } = withPublished();
  const nothing = { nudged: 0, closed: 0, lapsed: 0 };
  expect(app.sweepReviews()).toEqual(nothing);
  for (const _ of [7, 14, 21]) {
    pass(7 * DAY);
    expect(app.sweepReviews()).toEqual({ ...nothing, nudged: 1 });
    expect(app.sweepReviews()).toEqual(nothing);
  }
  pass(7 * DAY);
  expect(app.sweepReviews()).toEqual({ ...nothing, closed: 1 });
  expect(granted(services.viewReview(learner, requestId)).turn.whose).toBe('nobody');
});

test('a review is closed by its learner and reopened by its learner or its mentor, and by nobody else', () => {
  const { services, learner, marek, requestId, person } = withPublished();
  const stranger = person('learner');
  expect(refusalOf(services.closeReview(stranger, requestId)).kind).toBe('not_found');
  expect(refusalOf(services.closeReview(marek, requestId)).kind).toBe('not_found');
  granted(services.closeReview(learner, requestId));
  expect(refusalOf(services.closeReview(learner, requestId)).kind).toBe('conflict');
  expect(refusalOf(services.claimReview(marek, requestId)).message).toContain('closed');
  expect(refusalOf(services.reopenReview(stranger, requestId)).kind).toBe('not_found');
  expect(refusalOf(services.reopenReview(person('mentor'), requestId)).kind).toBe('not_allowed');
  granted(services.reopenReview(marek, requestId));
  expect(granted(services.viewReview(learner, requestId)).turn.whose).toBe('learner');
  granted(services.closeReview(learner, requestId));
  granted(services.reopenReview(learner, requestId));
  expect(refusalOf(services.reopenReview(learner, requestId)).kind).toBe('conflict');
});

test('a learner rates a published review with 1 to 5, and may change their mind', () => {
  const { services, learner, marek, requestId } = withPublished();
  const rate = (rating: number, words = '') => services.rateReview(learner, requestId, { rating, words });
  expect([0, 6, 2.5].map((n) => refusalOf(rate(n)).kind)).toEqual(['invalid', 'invalid', 'invalid']);
  granted(rate(3));
  granted(rate(5, ' It asked the right thing. '));
  expect(granted(services.viewReview(marek, requestId)).rating).toEqual({
    rating: 5,
    words: 'It asked the right thing.',
  });
  expect(granted(services.listReviewQueue(marek)).rating).toEqual({ mean: 5, n: 1 });
  expect(refusalOf(services.rateReview(marek, requestId, { rating: 5, words: '' })).kind).toBe('not_found');
});

test('nothing can be rated or closed before it is published', () => {
  const { services, asked } = withQueue(1);
  const [one] = asked;
  if (!one) throw new Error('one was asked');
  expect(refusalOf(services.rateReview(one.learner, one.requestId, { rating: 5, words: '' })).kind).toBe(
    'conflict',
  );
  expect(refusalOf(services.closeReview(one.learner, one.requestId)).kind).toBe('conflict');
});

test('a claim that lapses is given back and its mentor is told once', () => {
  const { app, services, asked, marek, pass } = withQueue(1);
  granted(services.claimReview(marek, asked[0]?.requestId ?? ''));
  pass(30 * MINUTE);
  expect(app.sweepReviews().lapsed).toBe(1);
  expect(app.sweepReviews().lapsed).toBe(0);
  expect(granted(services.listReviewQueue(marek)).rows[0]?.claim).toBeNull();
});
