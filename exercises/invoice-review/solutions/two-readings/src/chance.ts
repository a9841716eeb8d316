import type { Examined } from './examine.ts';

/**
 * From data/signals.csv: of the accounts that two readings agreed on, the share that reviewers kept, by how probable the model
 * found them on average. The weak account is left out; its own record says enough.
 */
const KEPT: readonly (readonly [from: number, share: number])[] = [
  [0.995, 0.998],
  [0.987, 0.993],
  [0.978, 0.98],
  [0.966, 0.96],
  [0.956, 0.93],
  [0.94, 0.88],
  [0.9, 0.8],
  [0, 0.5],
];

/** Two readings that disagree leave nothing. */
export function chanceOf({ probabilities, agree, record }: Examined): number {
  if (!agree) return 0;
  const mean = probabilities.reduce((a, b) => a + b, 0) / probabilities.length;
  const kept = KEPT.find(([from]) => mean >= from)?.[1] ?? 0;
  return Math.min(kept, record);
}
