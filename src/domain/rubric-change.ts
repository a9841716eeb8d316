import type { Rubric, RubricRow } from './rubric.ts';
import { POINTS } from './rubric.ts';

/** What changed in one row, in words. */
export interface RowChange {
  id: string;
  title: string;
  what: string[];
}

/** What is different between two rubrics, row by row, in the order of the new one; rows that are gone stand last. */
export function rubricChanges(before: Rubric | undefined, after: Rubric): RowChange[] {
  const old = new Map(before?.rows.map((row) => [row.id, row]));
  const changed = after.rows.flatMap((row) => {
    const what = whatChanged(old.get(row.id), row);
    return what.length > 0 ? [{ id: row.id, title: row.title, what }] : [];
  });
  const kept = new Set(after.rows.map(({ id }) => id));
  const gone = (before?.rows ?? []).filter(({ id }) => !kept.has(id));
  return [
    ...changed,
    ...gone.map(({ id, title }) => ({
      id,
      title,
      what: ['is gone; its marks are kept and no longer count'],
    })),
  ];
}

function whatChanged(before: RubricRow | undefined, after: RubricRow): string[] {
  if (!before)
    return [
      'is new; reviews so far have no mark in it, so they confirm no level until it is gone again or they are marked anew',
    ];
  const what: string[] = [];
  if (before.title !== after.title) what.push(`was called “${before.title}”`);
  if (before.atLeast !== after.atLeast)
    what.push(`asks for ${after.atLeast ?? 'nothing'} (before: ${before.atLeast ?? 'nothing'})`);
  for (const points of POINTS)
    if (before.levels[points] !== after.levels[points])
      what.push(`${points} means “${after.levels[points]}” (before: “${before.levels[points]}”)`);
  return what;
}
