/** How often an account was kept that the model was so sure of, in steps read off data/signals.csv; the weak account is left out. */
const STEPS: readonly (readonly [nines: number, kept: number])[] = [
  [5.5, 0.999],
  [5, 0.996],
  [4.5, 0.985],
  [4, 0.967],
  [3.65, 0.93],
  [3.3, 0.85],
  [2.9, 0.73],
  [2.5, 0.55],
];

/** By the natural logarithm of the chance that it is wrong, as the model sees it, with the sign turned. */
export function readRight(nines: number): number {
  return STEPS.find(([from]) => nines >= from)?.[1] ?? 0.3;
}
