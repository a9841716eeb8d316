/**
 * Conformal risk control over data/signals.csv, the weak account left out: for a score, the share of wrong accounts among the
 * postings just above it, with one more error counted as if it had been seen. Rows fall in both columns.
 */
const RISK: readonly (readonly [score: number, risk: number])[] = [
  [0, 0.65],
  [0.93, 0.45],
  [0.95, 0.27],
  [0.965, 0.13],
  [0.972, 0.08],
  [0.985, 0.03],
  [0.99, 0.012],
  [0.994, 0.006],
  [0.997, 0.004],
];

/** The lowest score from which on no more than `most` are wrong; above 1 where no score is that good. */
export function lowestScore(most: number): number {
  return RISK.find(([, risk]) => risk <= most)?.[0] ?? 2;
}
