import { z } from 'zod';
import { LEVELS, type Level } from './level.ts';

/** Points of a mark. */
export const POINTS = [1, 2, 3, 4] as const;
export type Points = (typeof POINTS)[number];
/** What a row counts for at most while nothing is pointed at. */
export const UNPROVED_AT_MOST = 2;

const words = z.string().trim().min(1).max(400);
/** Points of a mark as a file or a form gives them. */
export const markPointsSchema = z.literal(POINTS);

const rowSchema = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens'),
    title: words,
    /** A work that marks below this in the row is not production-ready. */
    atLeast: markPointsSchema.optional(),
    levels: z.object({ 1: words, 2: words, 3: words, 4: words }).strict(),
  })
  .strict();
export type RubricRow = z.infer<typeof rowSchema>;

/** What mentors judge by, after the machine: `review/rubric.yaml` of an exercise. */
export const rubricSchema = z
  .object({ rows: z.array(rowSchema).min(1).max(20) })
  .strict()
  .refine(({ rows }) => new Set(rows.map(({ id }) => id)).size === rows.length, 'two rows have the same id');
export type Rubric = z.infer<typeof rubricSchema>;

/** A mentor's judgement of one row. */
export interface Mark {
  row: string;
  points: Points;
  /** What it rests on: `src/main.ts:14`, a trial, a number. */
  evidence: readonly string[];
  note: string;
}

/** What a mark counts for: without evidence at most 2. */
export function countedPoints({ points, evidence }: Pick<Mark, 'points' | 'evidence'>): Points {
  return evidence.length === 0 && points > UNPROVED_AT_MOST ? UNPROVED_AT_MOST : points;
}

/** What a rubric asks of a level: its median, and what no row may be. */
const ASKED: Partial<Record<Level, { median: number; strict: boolean }>> = {
  'pilot-ready': { median: 2, strict: false },
  'production-ready': { median: 3, strict: true },
  exemplary: { median: 4, strict: true },
};

/** What marks come to under a rubric. */
export interface Standing {
  /** Rows of the rubric that carry no mark. */
  missing: readonly RubricRow[];
  /** Of the counted points; undefined while a row is missing. */
  median: number | undefined;
  /** Rows that alone stand in the way of production-ready: at 1, or below what the row asks. */
  obstacles: readonly RubricRow[];
}

/** How marks stand. Marks for rows that the rubric does not have (any more) are left out. */
export function standingOf(rubric: Rubric, marks: readonly Mark[]): Standing {
  const counted = new Map(marks.map((mark) => [mark.row, countedPoints(mark)]));
  const missing = rubric.rows.filter(({ id }) => !counted.has(id));
  const given = rubric.rows.flatMap(({ id }) => counted.get(id) ?? []).sort((a, b) => a - b);
  const middle = given.length / 2;
  const median =
    missing.length > 0
      ? undefined
      : ((given[Math.ceil(middle) - 1] ?? 0) + (given[Math.floor(middle)] ?? 0)) / 2;
  const obstacles = rubric.rows.filter(
    ({ id, atLeast }) => (counted.get(id) ?? 4) < Math.max(2, atLeast ?? 2),
  );
  return { missing, median, obstacles };
}

/**
 * The level that machine and mentor agree on: the highest one, not above the machine's, whose rubric conditions hold too
 * (pilot-ready: median 2; production-ready: median 3, no row at 1, every row at what it asks; exemplary: median 4 as well).
 * undefined while a row has no mark.
 * @see CURRICULUM 4.1 and 6
 */
export function confirmedLevel(machine: Level, rubric: Rubric, marks: readonly Mark[]): Level | undefined {
  const { median, obstacles } = standingOf(rubric, marks);
  if (median === undefined) return undefined;
  const below = LEVELS.slice(0, LEVELS.indexOf(machine) + 1);
  return below.findLast((level) => {
    const asked = ASKED[level];
    return !asked || (median >= asked.median && (!asked.strict || obstacles.length === 0));
  });
}
