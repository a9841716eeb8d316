import type { RiskCoverage } from '#domain/risk-coverage';

/** A curve ready to draw. Places are in percent of width and height, the origin at the bottom left, y downwards. */
export interface RiskPlot {
  /** One step a point: from its coverage before to its own, at its risk. */
  steps: { from: number; to: number; y: number }[];
  dots: { x: number; y: number }[];
  /** Where confidence that says nothing would be. */
  chanceY: number;
  /** Shares at the left axis, with their places. */
  ticks: { share: number; y: number }[];
  /** The whole of it in a sentence. */
  words: string;
}

const TOPS = [0.1, 0.2, 0.4, 0.6, 0.8, 1];
const PERCENT = 100;

/** Lays out a curve; the left axis ends at the next round share above the highest risk. */
export function riskPlot({ points, risk, decisions }: RiskCoverage): RiskPlot {
  const highest = Math.max(risk, ...points.map((p) => p.risk));
  const top = TOPS.find((share) => share >= highest) ?? 1;
  const y = (share: number) => Math.round((1 - share / top) * PERCENT * 100) / 100;
  return {
    steps: points.map((point, i) => ({
      from: (points[i - 1]?.coverage ?? 0) * PERCENT,
      to: point.coverage * PERCENT,
      y: y(point.risk),
    })),
    dots: points.map((point) => ({ x: point.coverage * PERCENT, y: y(point.risk) })),
    chanceY: y(risk),
    ticks: [0, top / 2, top].map((share) => ({ share, y: y(share) })),
    words: wordsOf(points, decisions),
  };
}

/** A few points say what the line says. */
function wordsOf(points: RiskCoverage['points'], decisions: number): string {
  const told = [...new Set([0, Math.floor((points.length - 1) / 2), points.length - 1])].flatMap(
    (i) => points[i] ?? [],
  );
  const parts = told.map(
    ({ threshold, coverage, risk }) =>
      `from ${threshold.toFixed(2)} on it acts on ${percent(coverage)} and is wrong in ${percent(risk)} of those`,
  );
  return `Of ${decisions} decisions: ${parts.join('; ')}.`;
}

/** A share as whole percent, with its unit. */
export function percent(share: number): string {
  return `${Math.round(share * PERCENT)} %`;
}

/** The area in words: how it compares with acting on everything. */
export function aurcWords({ aurc, risk }: Pick<RiskCoverage, 'aurc' | 'risk'>): string {
  if (risk === 0) return 'Nothing was wrong, so there is nothing that confidence could have told.';
  if (aurc > risk * 0.95)
    return 'Its confidence says next to nothing: being surer did not make it wrong less often.';
  return aurc < risk * 0.5
    ? 'Its confidence is worth something: where it is sure, it is wrong far less often.'
    : 'Its confidence is worth a little: where it is sure, it is wrong less often.';
}
