import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { markdown } from '@codemirror/lang-markdown';
import type { Extension } from '@codemirror/state';

const ENDINGS: readonly { pattern: RegExp; name: string; load?: () => Extension }[] = [
  { pattern: /\.(ts|mts)$/, name: 'TypeScript', load: () => javascript({ typescript: true }) },
  { pattern: /\.(js|mjs)$/, name: 'JavaScript', load: () => javascript() },
  { pattern: /\.json$/, name: 'JSON', load: () => json() },
  { pattern: /\.md$/, name: 'Markdown', load: () => markdown() },
  { pattern: /\.(csv|tsv)$/, name: 'Table' },
];

/** Name of a file's language, and what the editor needs for it. Unknown endings are plain text. */
export function languageOf(path: string): { name: string; extension: Extension } {
  const known = ENDINGS.find((e) => e.pattern.test(path));
  return { name: known?.name ?? 'Text', extension: known?.load?.() ?? [] };
}
