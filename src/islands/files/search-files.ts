import type { SourceFile } from '#domain/program';

/** A line that holds what was looked for. `column` is 1-based. */
export interface Hit {
  path: string;
  line: number;
  column: number;
  /** The line, cut so that the hit can be seen. */
  before: string;
  found: string;
  after: string;
}

export interface Hits {
  hits: Hit[];
  /** How many there are beyond those in `hits`. */
  more: number;
}

const MOST_HITS = 200;
const BEFORE_CHARS = 24;
const AFTER_CHARS = 60;

/** Every place of a text in the files, in file order; capitals matter only where the query has some. Empty queries find nothing. */
export function searchFiles(files: readonly SourceFile[], query: string): Hits {
  if (query.trim() === '') return { hits: [], more: 0 };
  const isExact = query !== query.toLowerCase();
  const fold = (text: string) => (isExact ? text : text.toLowerCase());
  const wanted = fold(query);
  const all = files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, i) => hitsIn(line, fold(line), wanted).map((at) => hitAt(path, i, line, at))),
  );
  return { hits: all.slice(0, MOST_HITS), more: Math.max(0, all.length - MOST_HITS) };

  function hitAt(path: string, index: number, line: string, at: number): Hit {
    const end = at + wanted.length;
    return {
      path,
      line: index + 1,
      column: at + 1,
      before: line.slice(Math.max(0, at - BEFORE_CHARS), at).trimStart(),
      found: line.slice(at, end),
      after: line.slice(end, end + AFTER_CHARS),
    };
  }
}

/** Offsets of `wanted` in a line, without overlaps. A line whose folded form has another length is looked at as it stands. */
function hitsIn(line: string, folded: string, wanted: string): number[] {
  const text = folded.length === line.length ? folded : line;
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) places.push(at);
  return places;
}
