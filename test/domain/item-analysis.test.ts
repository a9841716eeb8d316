import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kr20, pointBiserial, suspicionsOf } from '#domain/item-analysis';

const FINE = { p: 0.5, discrimination: { r: 0.5, standardError: 0.1 }, flakes: 0, voids: 0 };
const ranks = (over: Partial<typeof FINE>) => suspicionsOf({ ...FINE, ...over }).map((s) => s.rank);
const withR = (r: number, standardError = 0.01) => ({ discrimination: { r, standardError } });

test('the correlation is what the formula gives by hand', () => {
  // Means 3.5 and 1.5, standard deviation √1.25, √(pq) = ½: r = 2/√1.25 · ½ = 0.8944; (1 − 0.8)/√3 = 0.1155.
  const by4 = pointBiserial([true, true, false, false], [4, 3, 2, 1]);
  expect(by4?.r).toBeCloseTo(0.894427, 6);
  expect(by4?.standardError).toBeCloseTo(0.11547, 5);
  // Whoever passes has 0.4, whoever does not has 0.7: r = −1.
  const wrong = pointBiserial([true, false, true, false, true], [0.4, 0.7, 0.4, 0.7, 0.4]);
  expect(wrong?.r).toBeCloseTo(-1, 6);
  const weak = pointBiserial([true, false, true, false, true], [0.5, 0.4, 0.6, 0.7, 0.4]);
  // Means 0.5 and 0.55, deviation √(0.068/5) = 0.116619, √0.24 = 0.489898: r = −0.05/0.116619 · 0.489898 = −0.210042.
  expect(weak?.r).toBeCloseTo(-0.210042, 6);
  expect(weak?.standardError).toBeCloseTo((1 - 0.210042 ** 2) / 2, 5);
});

test('where nothing tells learners apart there is no correlation', () => {
  expect(pointBiserial([true, true, true], [1, 2, 3])).toBeUndefined();
  expect(pointBiserial([false, false, false], [1, 2, 3])).toBeUndefined();
  expect(pointBiserial([true, false, true], [2, 2, 2])).toBeUndefined();
  expect(pointBiserial([true, false], [2, 1])).toBeUndefined();
  expect(pointBiserial([], [])).toBeUndefined();
  expect(() => pointBiserial([true], [])).toThrow(RangeError);
});

test('a correlation lies between −1 and 1, and turns round with the results', () => {
  const learner = fc.tuple(fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(learner, { maxLength: 40 }), (learners) => {
      const rest = learners.map(([, score]) => score);
      const one = pointBiserial(
        learners.map(([passed]) => passed),
        rest,
      );
      const other = pointBiserial(
        learners.map(([passed]) => !passed),
        rest,
      );
      expect(other === undefined).toBe(one === undefined);
      if (!one || !other) return;
      expect(Math.abs(one.r)).toBeLessThanOrEqual(1 + 1e-9);
      expect(other.r).toBeCloseTo(-one.r, 9);
    }),
  );
});

test('formula 20 is what it is by hand, and nothing where totals do not differ', () => {
  // p = ⅔, ⅔, ⅓, so Σpq = ⅔; totals 3, 2, 0 with variance 14/9: 3/2 · (1 − 6/14) = 0.857143.
  const rows = [
    [true, true, true],
    [true, true, false],
    [false, false, false],
  ];
  expect(kr20(rows)).toBeCloseTo(0.857143, 6);
  expect(
    kr20([
      [true, false],
      [false, true],
    ]),
  ).toBeUndefined();
  expect(kr20([])).toBeUndefined();
});

test('a family is suspicious for the most pressing reason first', () => {
  expect(ranks({})).toEqual([]);
  expect(ranks(withR(-0.1))).toEqual([0]);
  expect(ranks({ ...withR(-0.1), flakes: 2, voids: 1, p: 0.1 })).toEqual([0, 1, 2, 4]);
  expect([ranks(withR(0.1)), ranks(withR(0.25)), ranks(withR(0.3))]).toEqual([[3], [5], []]);
  expect([ranks({ p: 0.95 }), ranks({ p: 0.19 })]).toEqual([[6], [4]]);
});

test('below zero is said to be a wrong key, and whether it could be chance', () => {
  expect(suspicionsOf({ ...FINE, ...withR(-0.3, 0.1) })[0]?.words).toMatch(
    /^Below 0: probably a wrong key.*fail it\.$/,
  );
  expect(suspicionsOf({ ...FINE, ...withR(-0.1, 0.17) })[0]?.words).toContain('could still be chance');
});
