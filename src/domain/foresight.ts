/** What a learner predicted of the hidden traffic, against what came. Shown, never graded. */
import { z } from 'zod';

/** Numbers written down before grading. Shares are of items, in [0, 1]; latency is virtual. */
export const predictionSchema = z
  .object({
    autoResolved: z.number().min(0).max(1),
    wrong: z.number().min(0).max(1),
    tokensPerItem: z.number().min(0).max(1e7),
    latencyP95Ms: z.number().min(0).max(1e8),
  })
  .strict();
export type Prediction = z.infer<typeof predictionSchema>;
export type Metric = keyof Prediction;

export const METRICS = ['autoResolved', 'wrong', 'tokensPerItem', 'latencyP95Ms'] as const satisfies Metric[];

/** How the actual number lies to the predicted one: within its tolerance, or beyond it. */
export type Came = 'lower' | 'as predicted' | 'higher';

/** What a learner sees: where it came out, never the number itself. */
export interface PublicForesight {
  lines: { metric: Metric; predicted: number; tolerance: number; came: Came }[];
}

/** What mentors and instructors see. */
export interface Foresight {
  /** Φ: mean over metrics of min(1, |predicted − actual| / tolerance), in [0, 1]; 0 is a perfect prediction. */
  error: number;
  lines: (PublicForesight['lines'][number] & { actual: number })[];
}

/** Least tolerances, and for numbers without a fixed scale the share of the prediction that may be missing. */
const LEAST: Record<Metric, number> = {
  autoResolved: 0.05,
  wrong: 0.05,
  tokensPerItem: 25,
  latencyP95Ms: 250,
};
const SHARE: Record<Metric, number> = { autoResolved: 0, wrong: 0, tokensPerItem: 0.25, latencyP95Ms: 0.25 };

/** How far off a prediction may be. Follows from the prediction alone, so it says nothing of what came. */
export function toleranceOf(metric: Metric, predicted: number): number {
  return Math.max(LEAST[metric], SHARE[metric] * predicted);
}

/** A prediction beside what came. */
export function foresightOf(prediction: Prediction, actuals: Prediction): Foresight {
  const lines = METRICS.map((metric) => {
    const predicted = prediction[metric];
    const actual = actuals[metric];
    const tolerance = toleranceOf(metric, predicted);
    return { metric, predicted, tolerance, actual, came: cameOut(actual - predicted, tolerance) };
  });
  const misses = lines.map((l) => Math.min(1, Math.abs(l.predicted - l.actual) / l.tolerance));
  return { error: misses.reduce((a, b) => a + b, 0) / misses.length, lines };
}

/** The same without what came. */
export function publicForesight({ lines }: Foresight): PublicForesight {
  return { lines: lines.map(({ actual: _, ...line }) => line) };
}

function cameOut(difference: number, tolerance: number): Came {
  if (Math.abs(difference) <= tolerance + 1e-9) return 'as predicted';
  return difference > 0 ? 'higher' : 'lower';
}
