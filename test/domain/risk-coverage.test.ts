import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Confident, MOST_POINTS, riskCoverage } from '#domain/risk-coverage';

const said = (confidence: number, right: boolean): Confident => ({ confidence, right });
const curve = (decisions: readonly Confident[]) => {
  const found = riskCoverage(decisions);
  if (!found) throw new Error('there is no curve');
  return found;
};
const decisions = fc.array(
  fc.record({ confidence: fc.integer({ min: 0, max: 100 }).map((n) => n / 100), right: fc.boolean() }),
  { minLength: 1, maxLength: 200 },
);

describe('a risk–coverage curve', () => {
  it('takes the surest first and says how much of it is wrong', () => {
    const { points, risk } = curve([said(0.9, true), said(0.8, true), said(0.7, false), said(0.2, false)]);
    expect(points).toEqual([
      { threshold: 0.9, coverage: 0.25, risk: 0 },
      { threshold: 0.8, coverage: 0.5, risk: 0 },
      { threshold: 0.7, coverage: 0.75, risk: 0.33 },
      { threshold: 0.2, coverage: 1, risk: 0.5 },
    ]);
    expect(risk).toBe(0.5);
  });

  it('has the mean of the risks at every coverage as its area', () => {
    const { aurc } = curve([said(0.9, true), said(0.8, true), said(0.7, false), said(0.2, false)]);
    expect(aurc).toBeCloseTo((0 + 0 + 1 / 3 + 2 / 4) / 4);
  });

  it('is worth no more than chance when the same confidence is said of everything', () => {
    const alike = Array.from({ length: 50 }, (_, i) => said(0.95, i % 5 !== 0));
    expect(curve(alike)).toMatchObject({ risk: 0.2, points: [{ threshold: 0.95, coverage: 1, risk: 0.2 }] });
    expect(curve(alike).aurc).toBeCloseTo(0.2);
  });

  it('is nothing where no decision has a confidence', () => {
    expect(riskCoverage([])).toBeUndefined();
  });

  it('does not depend on the order in which decisions come', () => {
    fc.assert(
      fc.property(decisions, (list) => {
        expect(curve(list.toReversed()).aurc).toBeCloseTo(curve(list).aurc, 10);
        expect(curve(list.toReversed()).points).toEqual(curve(list).points);
      }),
    );
  });

  it('has few points, coverage that rises to all, and risks between nothing and all', () => {
    fc.assert(
      fc.property(decisions, (list) => {
        const { points, aurc, risk } = curve(list);
        expect(points.length).toBeLessThanOrEqual(MOST_POINTS);
        expect(points.at(-1)?.coverage).toBe(1);
        expect(points.map((p) => p.coverage)).toEqual(points.map((p) => p.coverage).sort((a, b) => a - b));
        for (const value of [aurc, risk, ...points.map((p) => p.risk)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is best where the wrong ones are the least sure, and worst where they are the surest', () => {
    const rights = Array.from({ length: 20 }, (_, i) => i >= 5);
    const best = curve(rights.map((right, i) => said(i / 20, right))).aurc;
    const worst = curve(rights.map((right, i) => said(1 - i / 20, right))).aurc;
    expect(best).toBeLessThan(0.25);
    expect(worst).toBeGreaterThan(best * 3);
  });
});
