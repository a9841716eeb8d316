import type { Extension } from '@codemirror/state';

interface Language {
  name: string;
  /** Its lines are sentences: long ones go on in the next row. */
  wraps?: true;
  /** Brings what colours, folds and indents it. Loaded apart, so that text is on show and typed in before that. */
  load?: () => Promise<Extension>;
}

const ENDINGS: readonly (Language & { pattern: RegExp })[] = [
  { pattern: /\.(ts|mts)$/, name: 'TypeScript', load: () => javaScript({ typescript: true }) },
  { pattern: /\.(js|mjs)$/, name: 'JavaScript', load: () => javaScript({ typescript: false }) },
  {
    pattern: /\.json$/,
    name: 'JSON',
    load: async () => (await import('@codemirror/lang-json')).json(),
  },
  {
    pattern: /\.md$/,
    name: 'Markdown',
    wraps: true,
    load: async () => (await import('@codemirror/lang-markdown')).markdown(),
  },
  { pattern: /\.(csv|tsv)$/, name: 'Table' },
];

async function javaScript(options: { typescript: boolean }): Promise<Extension> {
  return (await import('@codemirror/lang-javascript')).javascript(options);
}

/** Name of a file's language, and how to get what the editor needs for it. Unknown endings are plain text. */
export function languageOf(path: string): Language {
  return ENDINGS.find((e) => e.pattern.test(path)) ?? { name: 'Text', wraps: true };
}
