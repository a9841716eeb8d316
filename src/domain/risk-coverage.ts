/**
 * What a system's own confidence is worth: it acts where it is sure enough, and the more it is asked to act, the more of it
 * is wrong.
 * @see El-Yaniv and Wiener, JMLR 11 (2010) 1605–1641 (the risk–coverage trade-off)
 * @see Geifman and El-Yaniv, Selective classification for deep neural networks, NeurIPS 2017, arXiv 1705.08500 (acting from a
 *   threshold of confidence on)
 * @see Geifman, Uziel and El-Yaniv, ICLR 2019, arXiv 1805.08206 (the area under the curve)
 */

/** One decision: how sure the system said it was, in [0, 1], and whether it was right. */
export interface Confident {
  confidence: number;
  right: boolean;
}

/** Acting from a threshold on. Two digits each. */
export interface RiskPoint {
  /** Confidence from which on it acts. */
  threshold: number;
  /** Share of decisions that are then acted on, above 0. */
  coverage: number;
  /** Share of those that are wrong. */
  risk: number;
}

export interface RiskCoverage {
  /** Decisions that it is made of. */
  decisions: number;
  /** Share of all decisions that are wrong. */
  risk: number;
  /** Area under the curve: the risk, averaged over all coverages. 0 is perfect; equal to `risk`, confidence says nothing. */
  aurc: number;
  /** By rising coverage, the last with a coverage of 1; at most `MOST_POINTS`. */
  points: RiskPoint[];
}

/** What a curve is thinned out to. */
export const MOST_POINTS = 20;

/** Of an area that is larger, learners hear only that it is: from here on confidence is of little use. */
export const AURC_TOLD_TO = 0.2;

/**
 * The curve of these decisions; `undefined` for none. Decisions of equal confidence are acted on together: inside such a
 * group no order is better than another, so the area counts errors as spread evenly over it.
 */
export function riskCoverage(decisions: readonly Confident[]): RiskCoverage | undefined {
  if (decisions.length === 0) return undefined;
  const groups = [...Map.groupBy(decisions, (d) => d.confidence)].sort(([a], [b]) => b - a);
  const points: RiskPoint[] = [];
  let taken = 0;
  let wrong = 0;
  let area = 0;
  for (const [threshold, group] of groups) {
    const errors = group.filter((d) => !d.right).length;
    for (let i = 1; i <= group.length; i += 1) area += (wrong + (errors * i) / group.length) / (taken + i);
    taken += group.length;
    wrong += errors;
    points.push({ threshold, coverage: taken / decisions.length, risk: wrong / taken });
  }
  return {
    decisions: decisions.length,
    risk: wrong / taken,
    aurc: area / taken,
    points: thinned(points).map(rounded),
  };
}

/** The last point of every step of coverage: the most that is acted on within it. */
function thinned(points: readonly RiskPoint[]): RiskPoint[] {
  const stepOf = ({ coverage }: RiskPoint) => Math.ceil(coverage * MOST_POINTS - 1e-9);
  return points.filter((point, i) => {
    const next = points[i + 1];
    return next === undefined || stepOf(next) !== stepOf(point);
  });
}

function rounded({ threshold, coverage, risk }: RiskPoint): RiskPoint {
  const twoDigits = (value: number) => Math.round(value * 100) / 100;
  // Downwards: who acts from there on acts on no less than the point says.
  return {
    threshold: Math.floor(threshold * 100 + 1e-9) / 100,
    coverage: twoDigits(coverage),
    risk: twoDigits(risk),
  };
}
