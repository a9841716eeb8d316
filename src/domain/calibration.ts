import { KAPPA_WANTED, MEAN_WITHIN, weightedKappa } from './agreement.ts';
import type { Gold } from './review-guide.ts';
import { POINTS, type Points } from './rubric.ts';

/** Whose work samples are: an account that nobody can sign in with, which is in no list of learners and no number. */
export const SAMPLE_AUTHOR = {
  id: 'calibration',
  email: 'calibration@holdfast.invalid',
  name: 'Calibration sample',
} as const;

/** One row of a sample: what was given, and what it deserves. */
export interface CalibrationRow {
  row: string;
  own: Points;
  gold: Points;
  why: string;
}

/** Own marks beside gold, by the rows of gold. Rows without a mark are left out. */
export function besideGold(own: ReadonlyMap<string, Points>, gold: Gold): CalibrationRow[] {
  return Object.entries(gold).flatMap(([row, { points, why }]) => {
    const given = own.get(row);
    return given === undefined ? [] : [{ row, own: given, gold: points, why }];
  });
}

/** How marks lie to gold, over all rows of all samples. */
export interface GoldAgreement {
  /** Quadratically weighted kappa of own marks with gold: 1 is full agreement, 0 what giving everybody the same comes to. */
  kappa: number;
  /** Mean of own marks less gold, in points: above 0 is milder. */
  lean: number;
  passes: boolean;
}

/**
 * Whether somebody marks as gold does, by what is asked of mentors among each other: who gives every row a 3 is near on the mean
 * and has told nothing apart, hence kappa; who tells all apart and is a point too mild lies off in the mean.
 * @returns undefined where there are no rows
 * @see CURRICULUM 6
 */
export function agreementWithGold(rows: readonly CalibrationRow[]): GoldAgreement | undefined {
  if (rows.length === 0) return undefined;
  const pairs = rows.map(({ own, gold }) => [own, gold] as const);
  // No kappa: both gave one and the same mark throughout, which is full agreement.
  const kappa = weightedKappa(pairs, POINTS)?.kappa ?? 1;
  const lean = rows.reduce((sum, { own, gold }) => sum + own - gold, 0) / rows.length;
  return { kappa, lean, passes: kappa >= KAPPA_WANTED && Math.abs(lean) <= MEAN_WITHIN };
}
