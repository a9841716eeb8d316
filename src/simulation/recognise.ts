import type { Segment } from './scene.ts';

const SHINGLE = 4;
const ENOUGH = 0.7;

/** Words of texts seen lately, by text: instructions and articles come again in trial after trial. */
const wordsByText = new Map<string, string>();
const MOST_RECENT = 32;

/** Words of a text in lower case between single spaces, quotation marks of mails and escapes of JSON taken out. */
export function words(text: string): string {
  const known = wordsByText.get(text);
  if (known !== undefined) return known;
  const tokens = text
    .replace(/\\[nrt]/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const found = tokens === null ? '' : ` ${tokens.join(' ')} `;
  if (wordsByText.size >= MOST_RECENT) wordsByText.clear();
  wordsByText.set(text, found);
  return found;
}

/** Words of texts that stand below each other, as of one text. */
export function wordsOfAll(texts: readonly string[]): string {
  const found = texts.map(words).join('');
  return found.replaceAll('  ', ' ');
}

/** What to look for of a text, by text: a world asks for the same sentences in every trial. */
const runsByText = new Map<string, readonly string[]>();
const MOST_TEXTS = 4_096;

/** A text's runs of four words, each between spaces; all of its words as one run when it has no more than four. */
function runsOf(text: string): readonly string[] {
  const known = runsByText.get(text);
  if (known) return known;
  const tokens = words(text).trim().split(' ').filter(Boolean);
  const count = Math.max(Math.sign(tokens.length), tokens.length - SHINGLE + 1);
  const runs = Array.from({ length: count }, (_, i) => ` ${tokens.slice(i, i + SHINGLE).join(' ')} `);
  if (runsByText.size >= MOST_TEXTS) runsByText.clear();
  runsByText.set(text, runs);
  return runs;
}

/**
 * Whether a text is in a context: 70 % of its runs of four words occur there (all of it, when it is shorter).
 * Trimming, re-flowing and quoting are fine; a summary is not the text.
 */
export function occursIn(text: string, contextWords: string): boolean {
  const runs = runsOf(text);
  const most = runs.length * (1 - ENOUGH);
  let missing = 0;
  for (const run of runs) {
    if (!contextWords.includes(run)) missing += 1;
    if (missing > most) return false;
  }
  return runs.length > 0;
}

/** Share of a text's runs of four words that occur in a context, 0 to 1; 0 for a text without words. */
export function shareIn(text: string, contextWords: string): number {
  const runs = runsOf(text);
  const found = runs.filter((run) => contextWords.includes(run)).length;
  return runs.length === 0 ? 0 : found / runs.length;
}

/** Segments of a scene that a context holds, in order of the scene. */
export function recognise(segments: readonly Segment[], contextWords: string): Segment[] {
  return segments.filter((s) => occursIn(s.text, contextWords));
}
