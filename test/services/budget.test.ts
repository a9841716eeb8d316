import fc from 'fast-check';
import { expect, test } from 'vitest';
import { budgetAfter } from '#services/budget';

const HOUR = 60 * 60 * 1000;
const bucket = { hidden: 6, refillHours: 4 };

test('a bucket that was never used is full', () => {
  expect(budgetAfter(bucket, [], 5 * HOUR)).toEqual({ left: 6, of: 6, nextAt: null });
});

test('the first use starts the refill', () => {
  expect(budgetAfter(bucket, [HOUR], 2 * HOUR)).toEqual({ left: 5, of: 6, nextAt: 5 * HOUR });
});

test('a later use does not put the refill off', () => {
  expect(budgetAfter(bucket, [0, 3 * HOUR], 3 * HOUR)).toEqual({ left: 4, of: 6, nextAt: 4 * HOUR });
});

test('one run returns per refill time, and none beyond a full bucket', () => {
  const uses = [0, 0, 0];
  expect(budgetAfter(bucket, uses, 8 * HOUR)).toEqual({ left: 5, of: 6, nextAt: 12 * HOUR });
  expect(budgetAfter(bucket, uses, 100 * HOUR)).toEqual({ left: 6, of: 6, nextAt: null });
});

test('a bucket that became smaller is never below empty', () => {
  expect(budgetAfter({ hidden: 1, refillHours: 4 }, [0, 0, 0], 0).left).toBe(0);
});

test('whoever takes a run only while one is left never gets more than the bucket and its refills', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 6 * HOUR }), { maxLength: 60 });
  fc.assert(
    fc.property(waits, (steps) => {
      const uses: number[] = [];
      let now = 0;
      for (const step of steps) {
        now += step;
        if (budgetAfter(bucket, uses, now).left > 0) uses.push(now);
      }
      expect(uses.length).toBeLessThanOrEqual(bucket.hidden + Math.floor(now / (4 * HOUR)));
    }),
  );
});
