import { diffArrays } from 'diff';
import { linesOf } from '#domain/lines';
import type { SourceFile } from '#domain/program';

/** One line of a diff. `old` and `line` are 1-based numbers in the earlier and in the submitted file. */
export type DiffRow =
  | { kind: 'same'; old: number; line: number; text: string }
  | { kind: 'added'; line: number; text: string }
  | { kind: 'removed'; old: number; text: string };

/** Rows that are shown together; `folded` ones open on request. */
export interface DiffBlock {
  folded: boolean;
  rows: DiffRow[];
}

export interface FileDiff {
  path: string;
  /** `whole`: shown as it stands, compared with nothing. */
  change: 'changed' | 'new' | 'removed' | 'unchanged' | 'whole';
  added: number;
  removed: number;
  rows: DiffRow[];
}

/** Edits beyond which a file is shown as replaced: finding the shortest diff takes the square of their number. */
const MOST_EDITS = 2_000;
/** Unchanged lines shown on either side of something worth reading. */
const CONTEXT = 3;
/** Fewer hidden lines than this are shown: a fold would take as much room as they do. */
const SMALLEST_FOLD = 4;

const ORDER: Record<FileDiff['change'], number> = { changed: 0, new: 0, removed: 1, unchanged: 2, whole: 2 };

/**
 * What changed from one set of files to another, line by line. Files that changed come first, then removed
 * ones, then unchanged ones; within each, the order in which they were submitted.
 */
export function diffFiles(base: readonly SourceFile[], files: readonly SourceFile[]): FileDiff[] {
  const earlier = new Map(base.map((f) => [f.path, f.text]));
  const submitted = new Set(files.map((f) => f.path));
  const diffs = files.map((f) => diffFile(f.path, earlier.get(f.path), f.text));
  const removed = base.filter((f) => !submitted.has(f.path)).map((f) => diffFile(f.path, f.text, undefined));
  return [...diffs, ...removed].sort((a, b) => ORDER[a.change] - ORDER[b.change]);
}

/** Files as they stand, in the form of a diff without changes. */
export function wholeFiles(files: readonly SourceFile[]): FileDiff[] {
  return files.map((f) => ({ ...diffFile(f.path, f.text, f.text), change: 'whole' }));
}

/**
 * Cuts rows into shown and folded blocks: changed rows and the lines of `keep` stay visible with three lines
 * around them. Rows in which nothing has to be seen come as one folded block.
 */
export function foldRows(rows: readonly DiffRow[], keep: ReadonlySet<number>): DiffBlock[] {
  const visible = markVisible(rows, keep);
  const blocks: DiffBlock[] = [];
  rows.forEach((row, i) => {
    const folded = !visible[i];
    const last = blocks.at(-1);
    if (last?.folded === folded) last.rows.push(row);
    else blocks.push({ folded, rows: [row] });
  });
  return blocks;
}

function markVisible(rows: readonly DiffRow[], keep: ReadonlySet<number>): boolean[] {
  const visible = rows.map(() => false);
  rows.forEach((row, i) => {
    if (row.kind === 'same' && !keep.has(row.line)) return;
    visible.fill(true, Math.max(0, i - CONTEXT), i + CONTEXT + 1);
  });
  if (visible.includes(true)) showSmallGaps(visible);
  return visible;
}

function showSmallGaps(visible: boolean[]): void {
  let start = 0;
  while (start < visible.length) {
    let end = start;
    while (end < visible.length && visible[end] === visible[start]) end += 1;
    if (!visible[start] && end - start < SMALLEST_FOLD) visible.fill(true, start, end);
    start = end;
  }
}

function diffFile(path: string, before: string | undefined, after: string | undefined): FileDiff {
  const rows = diffRows(
    before === undefined ? [] : linesOf(before),
    after === undefined ? [] : linesOf(after),
  );
  const added = rows.filter((r) => r.kind === 'added').length;
  const removed = rows.filter((r) => r.kind === 'removed').length;
  return { path, change: changeOf(before, after, added + removed), added, removed, rows };
}

function changeOf(before: string | undefined, after: string | undefined, edits: number): FileDiff['change'] {
  if (before === undefined) return 'new';
  if (after === undefined) return 'removed';
  return edits === 0 ? 'unchanged' : 'changed';
}

function diffRows(before: string[], after: string[]): DiffRow[] {
  const changes = diffArrays(before, after, { maxEditLength: MOST_EDITS }) ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
  const rows: DiffRow[] = [];
  let old = 1;
  let line = 1;
  for (const change of changes) {
    for (const text of change.value) {
      if (change.removed) rows.push({ kind: 'removed', old, text });
      else if (change.added) rows.push({ kind: 'added', line, text });
      else rows.push({ kind: 'same', old, line, text });
      if (!change.added) old += 1;
      if (!change.removed) line += 1;
    }
  }
  return rows;
}
