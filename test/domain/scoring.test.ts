import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestSoFar,
  bucketOf,
  consistencyGap,
  holdShare,
  outcomeShare,
  passHatK,
  percentile,
  toTwentieth,
  vetoRateBelow,
  weightedMean,
  wilsonInterval,
} from '#domain/scoring';

/** Every way to draw k of these trials, in order of position. */
function subsets<T>(items: readonly T[], k: number): T[][] {
  if (k === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), k - 1).map((rest) => [item, ...rest]));
}

describe('pass^k', () => {
  it('is the share of all draws of k trials in which every trial succeeds', () => {
    for (let trials = 1; trials <= 8; trials += 1) {
      for (let successes = 0; successes <= trials; successes += 1) {
        for (let k = 1; k <= trials; k += 1) {
          const outcomes = Array.from({ length: trials }, (_, i) => i < successes);
          const draws = subsets(outcomes, k);
          const share = draws.filter((draw) => draw.every(Boolean)).length / draws.length;
          expect(passHatK(successes, trials, k)).toBeCloseTo(share, 12);
        }
      }
    }
  });

  it('is exactly one when every trial succeeds, so that a full mark is not lost to rounding', () => {
    for (let trials = 1; trials <= 50; trials += 1) expect(passHatK(trials, trials, 3)).toBe(1);
  });

  it('takes all trials where fewer than k were run', () => {
    expect(passHatK(2, 2, 3)).toBe(1);
    expect(passHatK(1, 2, 3)).toBe(0);
  });

  it('has no value without a trial', () => {
    expect(() => passHatK(0, 0, 3)).toThrow(RangeError);
  });
});

describe('the weighted mean', () => {
  it('counts a value as often as its weight says', () => {
    const mean = weightedMean([
      { value: 1, weight: 3 },
      { value: 0, weight: 1 },
    ]);
    expect(mean).toBe(0.75);
  });

  it('is undefined for nothing', () => {
    expect(weightedMean([])).toBeUndefined();
    expect(weightedMean([{ value: 1, weight: 0 }])).toBeUndefined();
  });

  it('of equal values is exactly that value at one, whatever the weights', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 1 }), (weights) => {
        expect(weightedMean(weights.map((weight) => ({ value: 1, weight })))).toBe(1);
      }),
    );
  });
});

describe('the outcome', () => {
  it('is nothing at the zero point and one at the reference', () => {
    expect(outcomeShare(-50, -50, 450)).toBe(0);
    expect(outcomeShare(450, -50, 450)).toBe(1);
    expect(outcomeShare(200, -50, 450)).toBe(0.5);
  });

  it('is clipped at minus one and a tenth above the reference', () => {
    expect(outcomeShare(-10_000, 0, 100)).toBe(-1);
    expect(outcomeShare(10_000, 0, 100)).toBe(1.1);
  });

  it('is undefined when the reference earns no more than doing nothing useful', () => {
    expect(outcomeShare(50, 100, 100)).toBeUndefined();
    expect(outcomeShare(50, 100, 90)).toBeUndefined();
  });
});

describe('the percentile by nearest rank', () => {
  it('is one of the values', () => {
    expect(percentile([15, 20, 35, 40, 50], 30)).toBe(20);
    expect(percentile([15, 20, 35, 40, 50], 95)).toBe(50);
    expect(percentile([50, 15, 40, 20, 35], 40)).toBe(20);
  });

  it('sorts numbers as numbers and leaves the list as it was', () => {
    const values = [100, 9, 20];
    expect(percentile(values, 100)).toBe(100);
    expect(values).toEqual([100, 9, 20]);
  });

  it('of nothing is zero', () => {
    expect(percentile([], 95)).toBe(0);
  });
});

describe('Wilson’s interval', () => {
  it.each([
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [81, 263, 0.2553, 0.3662],
  ])('for %i of %i runs from %f to %f', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('holds the share and stays within nought and one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const successes = Math.round(n * part);
          const { low, high } = wilsonInterval(successes, n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(successes / n + 1e-12);
          expect(high).toBeGreaterThanOrEqual(successes / n - 1e-12);
        },
      ),
    );
  });

  it('says nothing without a trial', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe('rounding to a twentieth', () => {
  it('leaves no noise of binary fractions', () => {
    const texts = Array.from({ length: 21 }, (_, i) => String(toTwentieth(i * 0.05 + 0.01)));
    expect(texts.every((text) => text.length <= 4)).toBe(true);
  });

  it('goes to the nearest', () => {
    expect(toTwentieth(0.524)).toBe(0.5);
    expect(toTwentieth(0.526)).toBe(0.55);
    expect(toTwentieth(-0.99)).toBe(-1);
  });
});

describe('the five buckets', () => {
  it.each([
    [0, 'never'],
    [0.001, 'rarely'],
    [0.399, 'rarely'],
    [0.4, 'about half'],
    [0.599, 'about half'],
    [0.6, 'mostly'],
    [0.999, 'mostly'],
    [1, 'always'],
  ] as const)('%f is “%s”', (share, bucket) => {
    expect(bucketOf(share)).toBe(bucket);
  });
});

describe('the share of families that hold', () => {
  it('takes the family as its unit and leaves out what could not be scored', () => {
    const families = [1, 1, 0.4, undefined].map((reliability) => ({ reliability }));
    const { held, of, low, high } = holdShare(families);
    expect([held, of]).toEqual([2, 3]);
    expect({ low, high }).toEqual(wilsonInterval(2, 3));
  });

  it('says nothing where there is no family', () => {
    expect(holdShare([])).toEqual({ held: 0, of: 0, low: 0, high: 1 });
  });
});

describe('no veto in so many trials', () => {
  it('bounds the true rate at three in that many', () => {
    expect(vetoRateBelow(0, 400)).toBeCloseTo(0.0075);
    expect(vetoRateBelow(0, 2)).toBe(1);
  });

  it('bounds nothing once there was one, or nothing was tried', () => {
    expect(vetoRateBelow(1, 400)).toBeUndefined();
    expect(vetoRateBelow(0, 0)).toBeUndefined();
  });
});

describe('the best so far', () => {
  it('moves only by a whole step of the ladder', () => {
    expect(bestSoFar([0.5, 0.529, 0.531])).toBe(0.531);
    expect(bestSoFar([0.5, 0.52, 0.529, 0.4])).toBe(0.5);
  });

  it('is unknown before the first number, and never falls', () => {
    expect(bestSoFar([])).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 }), (values) => {
        expect(bestSoFar(values)).toBeGreaterThanOrEqual(bestSoFar(values.slice(0, -1)) ?? 0);
      }),
    );
  });
});

it('the consistency gap is what works once and does not hold', () => {
  expect(consistencyGap({ perTry: 0.82, reliability: 0.61 })).toBeCloseTo(0.21);
  expect(consistencyGap({ perTry: 0.5, reliability: 0.5 })).toBe(0);
});
