/** The formulas of the grade. Pure; sources are named at each. */

/**
 * The chance that k trials drawn without replacement all succeed: C(s,k)/C(n,k).
 * @param successes 0 ≤ s ≤ n
 * @param trials n ≥ 1
 * @param k 1 ≤ k ≤ n; a larger k is taken as n
 * @see Yao et al., τ-bench, arXiv 2406.12045 (pass^k)
 */
export function passHatK(successes: number, trials: number, k: number): number {
  if (trials <= 0) throw new RangeError('passHatK needs at least one trial');
  const depth = Math.min(k, trials);
  let chance = 1;
  for (let i = 0; i < depth; i += 1) chance *= Math.max(0, successes - i) / (trials - i);
  return chance;
}

/** Weighted mean; `undefined` for an empty list or a weight of nothing. */
export function weightedMean(items: readonly { value: number; weight: number }[]): number | undefined {
  const total = items.reduce((sum, i) => sum + i.weight, 0);
  if (total <= 0) return undefined;
  return items.reduce((sum, i) => sum + i.value * i.weight, 0) / total;
}

/**
 * Outcome O = (U − U₀)/(U_ref − U₀), clipped to [−1, 1.1]. U₀ is the better of the starter and the best trivial policy.
 * `undefined` when the reference is not better than U₀: then the sheet measures nothing.
 */
export function outcomeShare(utility: number, zero: number, reference: number): number | undefined {
  if (reference <= zero) return undefined;
  return Math.min(1.1, Math.max(-1, (utility - zero) / (reference - zero)));
}

/** The p-th percentile by nearest rank, 0 < p ≤ 100; 0 for an empty list. */
export function percentile(values: readonly number[], p: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? 0;
}

/**
 * Wilson's score interval at 95 % for a share of `successes` in `trials`.
 * @see Wilson, JASA 22 (1927) 209–212
 */
export function wilsonInterval(successes: number, trials: number): { low: number; high: number } {
  if (trials <= 0) return { low: 0, high: 1 };
  const z = 1.959964;
  const p = successes / trials;
  const centre = p + (z * z) / (2 * trials);
  const spread = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

/** Nearest multiple of 0.05, without the noise of binary fractions. */
export function toTwentieth(value: number): number {
  return Math.round(value * 20) / 20;
}

export const BUCKETS = ['never', 'rarely', 'about half', 'mostly', 'always'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** Five words for a share in [0, 1]: 0, below 0.4, below 0.6, below 1, 1. */
export function bucketOf(share: number): Bucket {
  if (share <= 0) return 'never';
  if (share < 0.4) return 'rarely';
  if (share < 0.6) return 'about half';
  if (share < 1) return 'mostly';
  return 'always';
}

/** A family, or a whole, counts as holding from here on: pass^k of 1 but for the noise of sums. */
export const HOLDS_FROM = 0.999;

/** How many families held, of how many, and the share of such situations that this speaks for. */
export interface HoldShare {
  held: number;
  of: number;
  /** Wilson's interval at 95 %, both in [0, 1]. The family is the unit: its trials are not independent of one another. */
  low: number;
  high: number;
}

/** The families that held, with an interval; those that could not be scored are left out. No families give [0, 1]. */
export function holdShare(families: readonly { reliability: number | undefined }[]): HoldShare {
  const scored = families.filter((f) => f.reliability !== undefined);
  const held = scored.filter((f) => (f.reliability ?? 0) >= HOLDS_FROM).length;
  const { low, high } = wilsonInterval(held, scored.length);
  return { held, of: scored.length, low, high };
}

/** P¹ − pass^k: what works once but does not hold up, in [0, 1]. */
export function consistencyGap({ perTry, reliability }: { perTry: number; reliability: number }): number {
  return Math.max(0, perTry - reliability);
}

/**
 * What no veto in `trials` trials says of the true rate: below 3/N at 95 %, at most 1.
 * `undefined` when there were no trials, or one of them was a veto.
 * @see Hanley and Lippman-Hand, JAMA 249 (1983) 1743–1745 (the rule of three)
 */
export function vetoRateBelow(vetoes: number, trials: number): number | undefined {
  return vetoes > 0 || trials <= 0 ? undefined : Math.min(1, 3 / trials);
}

/** A best-so-far number moves only by as much as this, so that small steps cannot be fished for. */
export const LADDER_STEP = 0.03;

/**
 * The best of hidden numbers in the order in which they were measured: each must beat the best before it by
 * `LADDER_STEP` to count. `undefined` for none. Levels do not depend on it.
 * @see Blum and Hardt, The Ladder, arXiv 1502.04585
 */
export function bestSoFar(values: readonly number[]): number | undefined {
  return values.reduce<number | undefined>(
    (best, value) => (best === undefined || value >= best + LADDER_STEP - 1e-9 ? value : best),
    undefined,
  );
}

/** Times the reference's tokens, as a learner is told who used too many: at most so much; the last stands for more than the one before. */
export const TOKENS_TOLD = [1.2, 2, 3] as const;

/** The figure that a ratio of tokens is told as. */
export function tokensTold(ratio: number): number {
  return TOKENS_TOLD.find((told) => ratio <= told + 1e-9) ?? (TOKENS_TOLD.at(-1) as number);
}
