import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QUEUE_LEVELS, QUEUE_ORDERS, QUEUE_SHOWS, WHOLE_QUEUE } from '#domain/review-queue';
import {
  nextPath,
  queuePath,
  readList,
  readQueueAddress,
  reviewPath,
  writeQueueAddress,
} from '../../../src/components/review/queue-filter.ts';

const address = fc.record({
  wish: fc.record({
    show: fc.constantFrom(...QUEUE_SHOWS),
    question: fc.boolean(),
    overdue: fc.boolean(),
    slug: fc.option(fc.string({ minLength: 1, unit: 'grapheme' })),
    stage: fc.option(fc.integer({ min: 1, max: 99 })),
    level: fc.option(fc.constantFrom(...QUEUE_LEVELS)),
    order: fc.constantFrom(...QUEUE_ORDERS),
  }),
  page: fc.integer({ min: 1, max: 1000 }),
  goesOn: fc.boolean(),
});

test('an address reads back as it was written', () => {
  const property = fc.property(address, (one) => {
    expect(readList(writeQueueAddress(one))).toEqual(one);
  });
  fc.assert(property);
});

test('the whole queue has the plain path', () => {
  expect(queuePath({ wish: WHOLE_QUEUE, page: 1, goesOn: false })).toBe('/mentor');
});

test.each(['show=overdue&page=0', 'stage=-1&level=perfect', 'order=best&page=1e9&stage=1.5', 'question=yes'])(
  'what is unknown in %s is as if it were not there',
  (query) => {
    const whole = { wish: WHOLE_QUEUE, page: 1, goesOn: false };
    expect(readQueueAddress(new URLSearchParams(query))).toEqual(whole);
  },
);

test('a review knows which list it was opened from', () => {
  const list = writeQueueAddress({ wish: { ...WHOLE_QUEUE, show: 'mine' }, page: 1, goesOn: true });
  const path = new URL(reviewPath('a/b', list), 'http://x');
  expect(path.pathname).toBe('/mentor/a%2Fb');
  expect(readList(path.searchParams.get('list'))).toMatchObject({ wish: { show: 'mine' }, goesOn: true });
  expect(nextPath('r1', '')).toBe('/mentor/next?after=r1');
});
