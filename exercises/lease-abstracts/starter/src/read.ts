import type { Doc } from '../contract.ts';

/** The model takes 8,000 tokens; 24,000 characters leave room for the answer. */
const MOST_CHARACTERS = 24_000;

export function textOf(doc: Doc): string {
  return doc.pages
    .map((page) => page.text)
    .join('\n')
    .slice(0, MOST_CHARACTERS);
}
