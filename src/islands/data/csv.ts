import type { JsonObject } from '#domain/json';

/** One cell and what ends it: quoted, with quotes inside doubled, or plain. @see RFC 4180 */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** The lines of a CSV file as records under the heads of its first line; `undefined` where it is none, or holds no record. */
export function recordsOfCsv(text: string): JsonObject[] | undefined {
  const [heads, ...lines] = linesOf(text) ?? [];
  const isTable = heads && heads.length > 1 && new Set(heads).size === heads.length && lines.length > 0;
  if (!isTable || lines.some((cells) => cells.length !== heads.length)) return undefined;
  return lines.map((cells) => Object.fromEntries(heads.map((head, i) => [head, cells[i] ?? ''])));
}

/** The cells of each line; `undefined` where something is neither a plain cell nor a quoted one. Empty lines are left out. */
function linesOf(text: string): string[][] | undefined {
  const lines: string[][] = [];
  let cells: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const found = CELL.exec(text);
    if (!found) return undefined;
    const [, quoted, plain = '', end] = found;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',' && CELL.lastIndex < text.length) continue;
    if (end === ',') cells.push('');
    if (cells.length > 1 || cells[0] !== '') lines.push(cells);
    cells = [];
  }
  return lines;
}
