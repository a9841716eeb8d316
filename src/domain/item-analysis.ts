/** How well each family of a suite does its work, from what real learners achieved. Pure formulas; sources at each. */

/** A correlation with its standard error. */
export interface Correlation {
  /** In [−1, 1]. */
  r: number;
  /** (1 − r²)/√(N − 1): about ±0.17 at 30 learners, ±0.09 at 100. */
  standardError: number;
}

/** Fewer pairs than this give no correlation worth a number. */
const LEAST_PAIRS = 3;

/**
 * The point-biserial correlation of passing an item with a score that leaves the item out ("corrected").
 * `undefined` for fewer than three learners, and where all passed, none did, or every score is the same: nothing then
 * tells them apart.
 * @param passed one per learner
 * @param rest the same learners' scores over the other items, in the same order
 * @see Ebel and Frisbie, Essentials of Educational Measurement (1991), on item discrimination
 */
export function pointBiserial(passed: readonly boolean[], rest: readonly number[]): Correlation | undefined {
  const n = passed.length;
  if (n !== rest.length) throw new RangeError('Each learner needs one result and one score.');
  if (n < LEAST_PAIRS) return undefined;
  const p = passed.filter(Boolean).length / n;
  const spread = deviation(rest);
  if (p === 0 || p === 1 || spread < 1e-12) return undefined;
  const meanOf = (wanted: boolean) => mean(rest.filter((_, i) => passed[i] === wanted));
  const r = ((meanOf(true) - meanOf(false)) / spread) * Math.sqrt(p * (1 - p));
  return { r, standardError: (1 - r * r) / Math.sqrt(n - 1) };
}

/**
 * Kuder and Richardson's formula 20: how far a total over right-or-wrong items would come out the same again, at most 1.
 * `undefined` for fewer than two items or two learners, and where every total is the same.
 * @param results learners by items
 * @see Kuder and Richardson, Psychometrika 2 (1937) 151–160
 */
export function kr20(results: readonly (readonly boolean[])[]): number | undefined {
  const items = results[0]?.length ?? 0;
  if (items < 2 || results.length < 2) return undefined;
  const variance = deviation(results.map((row) => row.filter(Boolean).length)) ** 2;
  if (variance < 1e-12) return undefined;
  const noise = Array.from(
    { length: items },
    (_, i) => results.filter((row) => row[i]).length / results.length,
  )
    .map((p) => p * (1 - p))
    .reduce((sum, pq) => sum + pq, 0);
  return (items / (items - 1)) * (1 - noise / variance);
}

/** Learners below which numbers are to be looked at and nothing is to be decided by them. */
export const SMALL_SAMPLE = 30;

/** What is known of one family before anybody says what it means. */
export interface FamilyFigures {
  /** Share of learners who hold it, in [0, 1]. */
  p: number;
  /** Holding it against the rest of the suite. */
  discrimination: Correlation | undefined;
  /** Gradings of the same program under the same version that came out differently. */
  flakes: number;
  /** Trials that broke on our side. */
  voids: number;
}

/** A reason to look at a family. The lower the rank, the sooner. */
export interface Suspicion {
  rank: number;
  words: string;
}

const REPLACE_BELOW = 0.2;
const GOOD_FROM = 0.3;
const HARDEST_P = 0.2;
const EASIEST_P = 0.9;

/** What the figures of a family suggest, most pressing first; none where nothing stands out. */
export function suspicionsOf({ p, discrimination, flakes, voids }: FamilyFigures): Suspicion[] {
  const r = discrimination?.r;
  const isChance =
    discrimination !== undefined && r !== undefined && r + 2 * discrimination.standardError >= 0;
  const found: (Suspicion | false)[] = [
    r !== undefined &&
      r < 0 && {
        rank: 0,
        words: `Below 0: probably a wrong key. Those who do better elsewhere fail it${isChance ? ', though that could still be chance' : ''}.`,
      },
    flakes > 0 && {
      rank: 1,
      words: `Flaky: the same program came out differently ${times(flakes)}. Find out why first.`,
    },
    voids > 0 && { rank: 2, words: `Our fault ${times(voids)}: trials broke on our side and were left out.` },
    r !== undefined &&
      r >= 0 &&
      r < REPLACE_BELOW && {
        rank: 3,
        words: 'Hardly tells good systems from weak ones: replace it, or find out why.',
      },
    p < HARDEST_P && {
      rank: 4,
      words: 'Hardly anybody holds it: too hard, or the check refuses honest work.',
    },
    r !== undefined &&
      r >= REPLACE_BELOW &&
      r < GOOD_FROM && { rank: 5, words: 'Tells good systems from weak ones only a little: revise it.' },
    p > EASIEST_P && { rank: 6, words: 'Nearly everybody holds it: keep it only if it guards a veto.' },
  ];
  return found.filter((suspicion) => suspicion !== false);
}

function times(n: number): string {
  return n === 1 ? 'once' : `${n} times`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Standard deviation over the whole population. */
function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
}
