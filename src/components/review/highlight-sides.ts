import { type CodeSpan, codeLines } from '#components/code-lines.ts';
import type { DiffRow, FileDiff } from './diff-files.ts';

/** Highlighted lines (index 0 = line 1) of a file before and after. */
export interface Sides {
  before: CodeSpan[][];
  after: CodeSpan[][];
}

/** Highlights each side as a whole, so that a comment or a string over several lines keeps its look. */
export function highlightSides(file: FileDiff): Sides {
  const side = (rows: readonly DiffRow[]) =>
    rows.length === 0 ? [] : codeLines(file.path, rows.map((row) => row.text).join('\n'));
  const after = side(file.rows.filter((row) => row.kind !== 'removed'));
  const isSame = file.added + file.removed === 0;
  return { after, before: isSame ? after : side(file.rows.filter((row) => row.kind !== 'added')) };
}
