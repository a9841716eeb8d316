import type { Gold } from './review-guide.ts';
import type { Points } from './rubric.ts';

/** Whose work samples are: an account that nobody can sign in with, which is in no list of learners and no number. */
export const SAMPLE_AUTHOR = {
  id: 'calibration',
  email: 'calibration@holdfast.invalid',
  name: 'Calibration sample',
} as const;

/** How far from gold a mentor may be, on the mean over all rows of all samples, to review an exercise. */
export const CALIBRATED_WITHIN = 1;

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

/** Mean absolute difference to gold over all rows, in points; undefined where there are none. */
export function distanceToGold(rows: readonly CalibrationRow[]): number | undefined {
  if (rows.length === 0) return undefined;
  return rows.reduce((sum, { own, gold }) => sum + Math.abs(own - gold), 0) / rows.length;
}
