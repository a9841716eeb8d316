import { expect, test } from 'vitest';
import { WHOLE_QUEUE } from '#domain/review-queue';
import { DAY, granted, HOUR, MINUTE, openWithExercise, refusalOf } from './open-platform.ts';
import { answers, asks, publishes, withPublished } from './review-builders.ts';

/** A platform in whose queue `n` learners wait, an hour apart, and a mentor who looks at it. */
function withQueue(n: number) {
  const platform = openWithExercise();
  const asked = Array.from({ length: n }, (_, index) => {
    platform.pass(HOUR);
    return asks(platform, `Learner ${index + 1}`).requestId;
  });
  return { ...platform, asked, marek: platform.person('mentor', 'Marek Olsen') };
}

const idsOf = (rows: readonly { requestId: string }[]) => rows.map(({ requestId }) => requestId);

test('the queue comes 25 to a page, the longest wait first, and says how many pages there are', () => {
  const { services, marek, asked } = withQueue(27);
  const first = granted(services.listReviewQueue(marek));
  const second = granted(services.listReviewQueue(marek, WHOLE_QUEUE, 2));
  expect(first).toMatchObject({ total: 27, waiting: 27, pages: 2 });
  expect([...idsOf(first.rows), ...idsOf(second.rows)]).toEqual(asked);
  expect(granted(services.listReviewQueue(marek, WHOLE_QUEUE, 3)).rows).toEqual([]);
});

test('in random order each mentor has an order of their own that stays the same', () => {
  const platform = withQueue(12);
  const { services, marek, asked } = platform;
  const wish = { ...WHOLE_QUEUE, order: 'shuffled' as const };
  const order = (who = marek) => idsOf(granted(services.listReviewQueue(who, wish)).rows);
  const before = order();
  expect(before.toSorted()).toEqual(asked.toSorted());
  expect(before).not.toEqual(asked);
  expect(order(platform.person('mentor'))).not.toEqual(before);
  const { requestId } = asks(platform);
  expect(order().filter((id) => id !== requestId)).toEqual(before);
});

test('an answer to one’s own review comes before longer waits, and is an answer for everybody', () => {
  const platform = withPublished();
  const { services, marek, ines, requestId, pass } = platform;
  const waits = asks(platform).requestId;
  pass(DAY);
  answers(platform, ines, requestId);
  const rows = granted(services.listReviewQueue(marek)).rows;
  expect(idsOf(rows)).toEqual([requestId, waits]);
  expect(rows[0]?.answers).toEqual({ mentorName: 'Marek Olsen', mine: true });
  const others = granted(services.listReviewQueue(platform.person('mentor'))).rows;
  expect(idsOf(others)).toEqual([waits, requestId]);
  expect(others[1]?.answers).toEqual({ mentorName: 'Marek Olsen', mine: false });
});

test('the next one of a list is the free one after the last, and none when all are held', () => {
  const { services, marek, asked, person } = withQueue(3);
  const next = (after?: string) => granted(services.nextReview(marek, WHOLE_QUEUE, after))?.requestId;
  const [first = '', second = '', third = ''] = asked;
  expect(next()).toBe(first);
  granted(services.claimReview(person('mentor'), second));
  expect(next(first)).toBe(third);
  expect(next(third)).toBe(first);
  granted(services.claimReview(person('mentor'), first));
  granted(services.claimReview(marek, third));
  expect(next()).toBeUndefined();
});

test('what was published is followed by the first free one of the same list', () => {
  const platform = withQueue(2);
  const { services, marek, asked } = platform;
  const [first = '', second] = asked;
  publishes(platform, marek, first);
  expect(granted(services.nextReview(marek, WHOLE_QUEUE, first))?.requestId).toBe(second);
});

test('an answer to somebody else’s review is nobody’s next one for two days', () => {
  const platform = withPublished();
  const { services, ines, requestId, pass } = platform;
  const priya = platform.person('mentor');
  answers(platform, ines, requestId);
  expect(granted(services.nextReview(priya, WHOLE_QUEUE))).toBeNull();
  expect(granted(services.nextReview(platform.marek, WHOLE_QUEUE))).toEqual({ requestId });
  pass(2 * DAY + 1);
  expect(granted(services.nextReview(priya, WHOLE_QUEUE))).toEqual({ requestId });
});

test('learners are led nowhere in the queue', () => {
  const { services, person } = withQueue(1);
  expect(refusalOf(services.nextReview(person('learner'), WHOLE_QUEUE)).kind).toBe('not_allowed');
});

test('whoever has asked knows their place in the queue, and others do not', () => {
  const platform = openWithExercise();
  asks(platform);
  platform.pass(MINUTE);
  const { learner, requestId } = asks(platform);
  const { services, person } = platform;
  expect(services.reviewOutlook(learner, requestId)).toEqual({ waiting: 2, position: 2, medianWaitMs: null });
  expect(services.reviewOutlook(person('learner'), requestId).position).toBeNull();
  expect(services.reviewOutlook(learner).position).toBeNull();
});

test('whoever asks is told how long half of the latest reviews took', () => {
  const platform = openWithExercise();
  const mentor = platform.person('mentor');
  for (const hours of [1, 3, 9]) {
    const { requestId } = asks(platform);
    platform.pass(hours * HOUR);
    publishes(platform, mentor, requestId);
  }
  const learner = platform.person('learner');
  expect(platform.services.reviewOutlook(learner).medianWaitMs).toBe(3 * HOUR);
});
