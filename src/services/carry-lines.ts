import { diffArrays } from 'diff';
import { type LineRange, linesOf } from '#domain/lines';

/** Edits beyond which two files have nothing to do with one another: finding the shortest diff takes the square of their number. */
const MOST_EDITS = 2_000;

/**
 * Where lines of a text stand in a later one. They stand there when the same lines, unchanged and together, are still where
 * a diff puts them, or in exactly one other place; `undefined`: they do not, and whatever was said of them is outdated.
 */
export function carryLines(lines: LineRange, before: string, after: string): LineRange | undefined {
  if (before === after) return lines;
  const old = linesOf(before);
  const now = linesOf(after);
  if (lines.toLine > old.length) return undefined;
  return throughDiff(lines, old, now) ?? onlyPlaceOf(old.slice(lines.fromLine - 1, lines.toLine), now);
}

function throughDiff({ fromLine, toLine }: LineRange, old: string[], now: string[]): LineRange | undefined {
  const changes = diffArrays(old, now, { maxEditLength: MOST_EDITS });
  let oldLine = 1;
  let newLine = 1;
  for (const { value, added, removed } of changes ?? []) {
    const isKept = !added && !removed;
    if (isKept && fromLine >= oldLine && toLine < oldLine + value.length) {
      return { fromLine: fromLine - oldLine + newLine, toLine: toLine - oldLine + newLine };
    }
    if (!added) oldLine += value.length;
    if (!removed) newLine += value.length;
  }
  return undefined;
}

/** Blank lines and lone brackets are everywhere, so a block of nothing else has no place of its own. */
function onlyPlaceOf(block: string[], lines: string[]): LineRange | undefined {
  if (!block.some((line) => /[\p{L}\p{N}]/u.test(line))) return undefined;
  const places = lines.flatMap((_, at) => (block.every((line, i) => lines[at + i] === line) ? [at + 1] : []));
  const [fromLine] = places;
  if (fromLine === undefined || places.length > 1) return undefined;
  return { fromLine, toLine: fromLine + block.length - 1 };
}
