import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser } from '@lezer/javascript';

/** A run of characters of one look; `className` is empty for plain text. */
export interface CodeSpan {
  text: string;
  className: string;
}

const DIALECTS: Record<string, string> = {
  ts: 'ts',
  mts: 'ts',
  tsx: 'ts jsx',
  jsx: 'jsx',
  js: '',
  mjs: '',
  json: '',
};

/**
 * A file as lines of highlighted spans. Languages other than JavaScript, TypeScript and JSON come out plain.
 * A trailing line break ends the last line and opens no new one; an empty file has one empty line.
 */
export function codeLines(path: string, text: string): CodeSpan[][] {
  const dialect = DIALECTS[path.split('.').at(-1) ?? ''];
  const body = text.replace(/\r\n/g, '\n').replace(/\n$/, '');
  if (dialect === undefined) return body.split('\n').map((line) => [{ text: line, className: '' }]);
  const lines: CodeSpan[][] = [[]];
  const tree = parser.configure({ dialect }).parse(body);
  highlightCode(
    body,
    tree,
    classHighlighter,
    (span, className) => lines.at(-1)?.push({ text: span, className }),
    () => lines.push([]),
  );
  return lines;
}
