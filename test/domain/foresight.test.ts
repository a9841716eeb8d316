import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foresightOf,
  METRICS,
  type Prediction,
  predictionSchema,
  publicForesight,
  toleranceOf,
} from '#domain/foresight';

const actual: Prediction = { autoResolved: 0.6, wrong: 0.05, tokensPerItem: 1000, latencyP95Ms: 4000 };

const predictions = fc.record({
  autoResolved: fc.double({ min: 0, max: 1, noNaN: true }),
  wrong: fc.double({ min: 0, max: 1, noNaN: true }),
  tokensPerItem: fc.double({ min: 0, max: 1e6, noNaN: true }),
  latencyP95Ms: fc.double({ min: 0, max: 1e6, noNaN: true }),
});

describe('foresight', () => {
  it('has no error where every number came as predicted', () => {
    const foresight = foresightOf(actual, actual);
    expect(foresight.error).toBe(0);
    expect(new Set(foresight.lines.map((l) => l.came))).toEqual(new Set(['as predicted']));
  });

  it('counts a miss in tolerances, and no miss as more than one', () => {
    expect(foresightOf({ ...actual, autoResolved: 0.575 }, actual).error).toBeCloseTo(0.5 / 4);
    expect(foresightOf({ ...actual, tokensPerItem: 9000 }, actual).error).toBeCloseTo(1 / 4);
  });

  it('says in which direction a number came out', () => {
    const { lines } = foresightOf({ ...actual, autoResolved: 0.9, latencyP95Ms: 500 }, actual);
    expect(lines.map((l) => l.came)).toEqual(['lower', 'as predicted', 'as predicted', 'higher']);
  });

  it('is between nothing and one, and finite, for any prediction', () => {
    fc.assert(
      fc.property(predictions, predictions, (predicted, came) => {
        const { error } = foresightOf(predicted, came);
        expect(error).toBeGreaterThanOrEqual(0);
        expect(error).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('shows a learner the same for everything that came within, below or above the tolerance', () => {
    fc.assert(
      fc.property(predictions, predictions, (predicted, came) => {
        const shown = publicForesight(foresightOf(predicted, came));
        expect(JSON.stringify(shown)).not.toContain('actual');
        expect(shown.lines.map((l) => l.tolerance)).toEqual(METRICS.map((m) => toleranceOf(m, predicted[m])));
      }),
    );
  });
});

it('a prediction names all four numbers and nothing else', () => {
  expect(predictionSchema.safeParse(actual).success).toBe(true);
  expect(predictionSchema.safeParse({ ...actual, autoResolved: 1.2 }).success).toBe(false);
  expect(predictionSchema.safeParse({ autoResolved: 0.5 }).success).toBe(false);
  expect(predictionSchema.safeParse({ ...actual, luck: 1 }).success).toBe(false);
});
