import { diffArrays } from 'diff';
import { type LineRange, linesOf } from '#domain/lines';

/** Edits beyond which two files have nothing to do with one another: finding the shortest diff takes the square of their number. */
const MOST_EDITS = 400;

/** Says where lines of one text stand in another; `undefined`: they do not, and whatever was said of them is outdated. */
export type CarryLines = (lines: LineRange) => LineRange | undefined;

/**
 * Where lines of a text stand in a later one. They stand there when the same lines, unchanged and together, are in exactly one
 * place, or, of several, still where a diff puts them. Looking for them is quick; the diff, which is not, is made at most once,
 * and only for lines that are there more than once.
 */
export function carrier(before: string, after: string): CarryLines {
  if (before === after) return (lines) => lines;
  const old = linesOf(before);
  const now = linesOf(after);
  let changes: ReturnType<typeof diffArrays<string>>;
  return (lines) => {
    if (lines.toLine > old.length) return undefined;
    const block = old.slice(lines.fromLine - 1, lines.toLine);
    const places = placesOf(block, now);
    const [fromLine] = places;
    if (fromLine === undefined) return undefined;
    if (places.length === 1 && hasOwnWords(block)) return { fromLine, toLine: fromLine + block.length - 1 };
    changes ??= diffArrays(old, now, { maxEditLength: MOST_EDITS }) ?? [];
    return throughDiff(lines, changes);
  };
}

/** The same for lines of one place. */
export function carryLines(lines: LineRange, before: string, after: string): LineRange | undefined {
  return carrier(before, after)(lines);
}

function throughDiff(
  { fromLine, toLine }: LineRange,
  changes: ReturnType<typeof diffArrays<string>>,
): LineRange | undefined {
  let oldLine = 1;
  let newLine = 1;
  for (const { value, added, removed } of changes) {
    const isKept = !added && !removed;
    if (isKept && fromLine >= oldLine && toLine < oldLine + value.length) {
      return { fromLine: fromLine - oldLine + newLine, toLine: toLine - oldLine + newLine };
    }
    if (!added) oldLine += value.length;
    if (!removed) newLine += value.length;
  }
  return undefined;
}

/** Lines at which a block begins. */
function placesOf(block: string[], lines: string[]): number[] {
  return lines.flatMap((_, at) => (block.every((line, i) => lines[at + i] === line) ? [at + 1] : []));
}

/** Blank lines and lone brackets are everywhere, so a block of nothing else has no place of its own. */
function hasOwnWords(block: string[]): boolean {
  return block.some((line) => /[\p{L}\p{N}]/u.test(line));
}
