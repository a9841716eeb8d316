import { expect, test } from 'vitest';
import { WHOLE_QUEUE } from '#domain/review-queue';
import { granted, HOUR, MINUTE, openWithExercise, refusalOf } from './open-platform.ts';
import { answers, asks, withPublished } from './review-builders.ts';

function withQueue(n: number) {
  const platform = openWithExercise();
  const asked = Array.from({ length: n }, (_, index) => {
    platform.pass(HOUR);
    return asks(platform, `Learner ${index + 1}`).requestId;
  });
  return { ...platform, asked, marek: platform.person('mentor', 'Marek Olsen') };
}

const idsOf = (rows: readonly { requestId: string }[]) => rows.map(({ requestId }) => requestId);

test('beside a review stand what one holds, and what is free after it in the list, with how many more', () => {
  const { services, marek, asked, person, pass } = withQueue(9);
  const [first = '', second = '', third = ''] = asked;
  granted(services.claimReview(marek, second));
  pass(MINUTE);
  granted(services.claimReview(marek, first));
  granted(services.claimReview(person('mentor'), third));
  const beside = granted(services.queueBeside(marek, WHOLE_QUEUE, first));
  expect(idsOf(beside.own)).toEqual([second, first]);
  expect(beside.own[0]?.until).not.toBeNull();
  expect(idsOf(beside.next)).toEqual(asked.slice(3, 7));
  expect(beside.next[0]).toMatchObject({ learnerName: 'Learner 4', until: null, isAnswer: false });
  expect(beside.more).toBe(2);
});

test('the list goes on from the review that is open, round to its beginning, and never names that review as next', () => {
  const { services, marek, asked } = withQueue(4);
  const beside = granted(services.queueBeside(marek, WHOLE_QUEUE, asked[2] ?? ''));
  expect(idsOf(beside.next)).toEqual([asked[3], asked[0], asked[1]]);
  expect(beside.more).toBe(0);
});

test('of a list that was chosen only its own are next', () => {
  const { services, marek, asked } = withQueue(3);
  const wish = { ...WHOLE_QUEUE, slug: 'another-exercise' };
  const beside = granted(services.queueBeside(marek, wish, asked[0] ?? ''));
  expect(beside).toEqual({ own: [], next: [], more: 0 });
});

test('an answer to one’s own review is next before longer waits', () => {
  const platform = withPublished();
  const waits = asks(platform).requestId;
  answers(platform, platform.ines, platform.requestId);
  const beside = granted(platform.services.queueBeside(platform.marek, WHOLE_QUEUE, waits));
  expect(beside.next).toMatchObject([{ requestId: platform.requestId, isAnswer: true }]);
});

test('the queue is for mentors', () => {
  const { services, person, asked } = withQueue(1);
  expect(refusalOf(services.queueBeside(person('learner'), WHOLE_QUEUE, asked[0] ?? '')).kind).toBe(
    'not_allowed',
  );
});
