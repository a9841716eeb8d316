/**
 * Conformal risk control over data/signals.csv, the weak account left out: for a score, the share of wrong accounts among the
 * postings just above it, with one more error counted as if it had been seen. Rows fall in both columns.
 */
const RISK: readonly (readonly [score: number, risk: number])[] = [
  [0, 0.55],
  [0.86, 0.35],
  [0.925, 0.17],
  [0.955, 0.08],
  [0.966, 0.045],
  [0.978, 0.02],
  [0.988, 0.009],
  [0.994, 0.005],
  [0.997, 0.003],
];

/** The lowest score from which on no more than `most` are wrong; above 1 where no score is that good. */
export function lowestScore(most: number): number {
  return RISK.find(([, risk]) => risk <= most)?.[0] ?? 2;
}
