import type { Examined } from './examine.ts';

/**
 * From data/signals.csv: of the accounts that two readings agreed on, the share that reviewers kept, by how probable the model
 * found them on average. The weak account is left out; its own record says enough.
 */
const KEPT: readonly (readonly [from: number, share: number])[] = [
  [0.995, 0.998],
  [0.99, 0.997],
  [0.98, 0.985],
  [0.97, 0.97],
  [0.96, 0.88],
  [0.945, 0.8],
  [0.93, 0.7],
  [0, 0.3],
];

/** Two readings that disagree leave nothing; two that agree are worth what the table says, and at most what the records say. */
export function chanceOf({ probabilities, agree, record, kept: keptHere }: Examined): number {
  if (!agree) return 0;
  const mean = probabilities.reduce((a, b) => a + b, 0) / probabilities.length;
  const kept = KEPT.find(([from]) => mean >= from)?.[1] ?? 0;
  return Math.min(kept, record, keptHere);
}
