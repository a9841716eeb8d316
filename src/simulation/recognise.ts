import type { Segment } from './scene.ts';

const SHINGLE = 4;
const ENOUGH = 0.7;

/** Words of a text in lower case between single spaces, quotation marks of mails and escapes of JSON taken out. */
export function words(text: string): string {
  const tokens = text
    .replace(/\\[nrt]/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return tokens === null ? '' : ` ${tokens.join(' ')} `;
}

/**
 * Whether a text is in a context: 70 % of its runs of four words occur there (all of it, when it is shorter).
 * Trimming, re-flowing and quoting are fine; a summary is not the text.
 */
export function occursIn(text: string, contextWords: string): boolean {
  const tokens = words(text).trim().split(' ').filter(Boolean);
  if (tokens.length === 0) return false;
  if (tokens.length <= SHINGLE) return contextWords.includes(` ${tokens.join(' ')} `);
  const runs = tokens.length - SHINGLE + 1;
  let found = 0;
  for (let i = 0; i < runs; i += 1) {
    if (contextWords.includes(` ${tokens.slice(i, i + SHINGLE).join(' ')} `)) found += 1;
  }
  return found / runs >= ENOUGH;
}

/** Segments of a scene that a context holds, in order of the scene. */
export function recognise(segments: readonly Segment[], contextWords: string): Segment[] {
  return segments.filter((s) => occursIn(s.text, contextWords));
}
