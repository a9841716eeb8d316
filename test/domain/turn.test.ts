import { expect, test } from 'vitest';
import { DAY_MS, dueIn, turnOf } from '#domain/turn';

const none = { waitingSince: null, learnerSince: null, closedAt: null };

test('a review is the mentors’ turn, the learner’s, or closed', () => {
  expect(turnOf({ ...none, waitingSince: 5 })).toEqual({ whose: 'mentor', since: 5 });
  expect(turnOf({ ...none, learnerSince: 6 })).toEqual({ whose: 'learner', since: 6 });
  expect(turnOf({ ...none, closedAt: 7 })).toEqual({ whose: 'nobody', since: 7 });
  expect(() => turnOf(none)).toThrow(RangeError);
});

test('a learner is reminded after 7, 14 and 21 days, once each, and the review closes after 28', () => {
  const at = (days: number, nudgedDays: number) => dueIn({ learnerSince: 0, nudgedDays }, days * DAY_MS);
  expect(at(6.9, 0)).toBeUndefined();
  expect(at(7, 0)).toEqual({ nudge: 7 });
  expect(at(13, 7)).toBeUndefined();
  expect(at(14, 7)).toEqual({ nudge: 14 });
  expect(at(22, 14)).toEqual({ nudge: 21 });
  expect(at(27.9, 21)).toBeUndefined();
  expect(at(28, 21)).toEqual({ close: true });
});

test('after a long pause of ours only the latest reminder is sent', () => {
  expect(dueIn({ learnerSince: 0, nudgedDays: 0 }, 22 * DAY_MS)).toEqual({ nudge: 21 });
});
