/** How well markers agree: weighted kappa of two markings, and one mentor's mean against everybody else's. */

/** Standard normal quantile of a two-sided interval of 95 %. */
const Z95 = 1.959964;

/** Pairs below which an interval is a hint and no more: its formula is for large samples. */
export const FEW_PAIRS = 30;
/** Agreement that is wanted for each row. @see CURRICULUM 6 */
export const KAPPA_WANTED = 0.6;
/** How far a mentor's mean may lie from the pool's, in points. @see CURRICULUM 6 */
export const MEAN_WITHIN = 0.4;

/** What an agreement of two markings comes to. */
export interface Kappa {
  n: number;
  kappa: number;
  /** Large-sample standard error. */
  error: number;
  /** 95 %, cut to [−1, 1]. */
  interval: [number, number];
}

/** How much two categories agree, 1 on the diagonal. `k`: how many categories there are. */
export type Weight = (i: number, j: number, k: number) => number;

/** 1 − (i − j)² / (k − 1)²: two points apart weigh four times one. */
export const quadratic: Weight = (i, j, k) => 1 - (i - j) ** 2 / (k - 1) ** 2;

/**
 * Cohen's weighted kappa of pairs of points, with its standard error and 95 % interval.
 * κ = (pₒ − pₑ) / (1 − pₑ), pₒ = Σ wᵢⱼ pᵢⱼ, pₑ = Σ wᵢⱼ pᵢ· p·ⱼ, and
 * Var κ = { Σ pᵢⱼ [wᵢⱼ − (w̄ᵢ· + w̄·ⱼ)(1 − κ)]² − [κ − pₑ(1 − κ)]² } / (n (1 − pₑ)²),
 * with w̄ᵢ· = Σⱼ wᵢⱼ p·ⱼ and w̄·ⱼ = Σᵢ wᵢⱼ pᵢ·.
 * @param pairs points of the first and the second marker, each one of `categories`; others are left out
 * @returns undefined without pairs, and where chance alone would agree in full (everybody always gave the same mark)
 * @see Cohen, Psychological Bulletin 70 (1968) 213; Fleiss, Cohen & Everitt, Psychological Bulletin 72 (1969) 323
 */
export function weightedKappa(
  pairs: readonly (readonly [number, number])[],
  categories: readonly number[],
  weight: Weight = quadratic,
): Kappa | undefined {
  const k = categories.length;
  const cells = pairs
    .map(([a, b]) => [categories.indexOf(a), categories.indexOf(b)] as const)
    .filter(([i, j]) => i >= 0 && j >= 0);
  const n = cells.length;
  if (n === 0) return undefined;
  const p = Array.from({ length: k }, () => Array.from({ length: k }, () => 0));
  for (const [i, j] of cells) (p[i] as number[])[j] = (p[i]?.[j] ?? 0) + 1 / n;
  const indices = categories.map((_, index) => index);
  const at = (i: number, j: number) => p[i]?.[j] ?? 0;
  const rows = indices.map((i) => sum(indices, (j) => at(i, j)));
  const columns = indices.map((j) => sum(indices, (i) => at(i, j)));
  const all = indices.flatMap((i) => indices.map((j) => [i, j] as const));
  const observed = sum(all, ([i, j]) => weight(i, j, k) * at(i, j));
  const expected = sum(all, ([i, j]) => weight(i, j, k) * (rows[i] ?? 0) * (columns[j] ?? 0));
  if (1 - expected < 1e-12) return undefined;
  const kappa = (observed - expected) / (1 - expected);
  const ofRow = indices.map((i) => sum(indices, (j) => weight(i, j, k) * (columns[j] ?? 0)));
  const ofColumn = indices.map((j) => sum(indices, (i) => weight(i, j, k) * (rows[i] ?? 0)));
  const spread = sum(
    all,
    ([i, j]) => at(i, j) * (weight(i, j, k) - ((ofRow[i] ?? 0) + (ofColumn[j] ?? 0)) * (1 - kappa)) ** 2,
  );
  const variance = (spread - (kappa - expected * (1 - kappa)) ** 2) / (n * (1 - expected) ** 2);
  const error = Math.sqrt(Math.max(0, variance));
  const interval: [number, number] = [Math.max(-1, kappa - Z95 * error), Math.min(1, kappa + Z95 * error)];
  return { n, kappa, error, interval };
}

/** One mentor's mean beside that of all others. */
export interface MeanGap {
  /** Reviews of the mentor, and of all others. */
  n: number;
  others: number;
  mean: number;
  /** The mentor's mean less the others', in points. */
  gap: number;
  /** 95 %; undefined where there are too few reviews for one (fewer than three on either side). */
  interval: [number, number] | undefined;
}

/**
 * How a mentor's mean lies to everybody else's. The review is the unit (the mean of its rows), because rows of one review
 * hang together. The interval is Welch's, with the t quantile by Cornish and Fisher.
 * @param own means of the mentor's reviews
 * @param others means of all other reviews
 * @returns undefined where one side is empty
 * @see Welch, Biometrika 34 (1947) 28; Abramowitz & Stegun 26.7.5
 */
export function meanGap(own: readonly number[], others: readonly number[]): MeanGap | undefined {
  if (own.length === 0 || others.length === 0) return undefined;
  const [mean, pool] = [meanOf(own), meanOf(others)];
  const gap = mean - pool;
  const base = { n: own.length, others: others.length, mean, gap };
  if (own.length < 3 || others.length < 3) return { ...base, interval: undefined };
  const [a, b] = [varianceOf(own) / own.length, varianceOf(others) / others.length];
  const error = Math.sqrt(a + b);
  if (error === 0) return { ...base, interval: [gap, gap] };
  const freedom = (a + b) ** 2 / (a ** 2 / (own.length - 1) + b ** 2 / (others.length - 1));
  const half = t95(freedom) * error;
  return { ...base, interval: [gap - half, gap + half] };
}

/** Two-sided 95 % quantile of Student's t, good to 1 % from 3 degrees of freedom on. */
function t95(freedom: number): number {
  const z = Z95;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3)
  );
}

function meanOf(values: readonly number[]): number {
  return sum(values, (value) => value) / values.length;
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return sum(values, (value) => (value - mean) ** 2) / (values.length - 1);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
