/** Lines of a text as editors count them: a line break at the end starts no further line, an empty text has one. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** A range of lines, 1-based, both ends included. */
export interface LineRange {
  fromLine: number;
  toLine: number;
}

/**
 * The text with other lines in place of a range; `replacement` of '' takes the lines out. The file's own line breaks are
 * kept, and so is a last line without one. @throws RangeError when the text has no such lines
 */
export function replaceLines(text: string, { fromLine, toLine }: LineRange, replacement: string): string {
  const lines = linesOf(text);
  if (fromLine < 1 || toLine < fromLine || toLine > lines.length) {
    throw new RangeError(`there are no lines ${fromLine} to ${toLine} among ${lines.length}`);
  }
  const lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const end = lines.length > 0 && /(\r\n|\r|\n)$/.test(text) ? lineBreak : '';
  const added = replacement === '' ? [] : linesOf(replacement);
  const changed = [...lines.slice(0, fromLine - 1), ...added, ...lines.slice(toLine)];
  return changed.length === 0 ? '' : changed.join(lineBreak) + end;
}
