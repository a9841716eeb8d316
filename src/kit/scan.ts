import type { Rand } from '#simulation/random';

/** What scanners take for one another, in letters and in figures. */
const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/cl/g, 'd'],
  [/li/g, 'h'],
  [/vv/g, 'w'],
  [/ii/g, 'n'],
  [/e/g, 'c'],
  [/h/g, 'b'],
];
const FIGURES: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'O'],
  [/1/g, 'l'],
  [/5/g, 'S'],
  [/8/g, 'B'],
];
const UMLAUTS: readonly (readonly [RegExp, string])[] = [
  [/ä/g, 'a¨'],
  [/ö/g, 'o¨'],
  [/ü/g, 'u¨'],
  [/Ä/g, 'A¨'],
  [/Ö/g, 'O¨'],
  [/Ü/g, 'U¨'],
];

/** At this sureness and above a scan has no errors; figures fall only below the second one. */
const CLEAN_FROM = 0.93;
const FIGURES_BELOW = 0.8;

/**
 * A text as a scanner gives it back that is so sure of it (0 to 1). Above 0.93 it is the text; down to 0.80 some letters
 * are others, and figures are right; below, figures go as well, the more the less sure it is.
 */
export function scanned(text: string, quality: number, rand: Rand): string {
  if (quality >= CLEAN_FROM) return text;
  const letters = misread(text, LETTERS, (1 - quality) * 0.5, rand.fork('letters'));
  if (quality >= FIGURES_BELOW) return letters;
  return misread(letters, FIGURES, (1 - quality) * 0.9, rand.fork('figures'));
}

/** A German text as a poor scan gives it back: dots beside the letters that they belong on. */
export function splitUmlauts(text: string): string {
  return UMLAUTS.reduce((all, [from, to]) => all.replace(from, to), text);
}

/** A text with its umlauts put together again. */
export function joinUmlauts(text: string): string {
  return UMLAUTS.reduce((all, [from, to]) => all.replaceAll(to, from.source), text);
}

function misread(
  text: string,
  pairs: readonly (readonly [RegExp, string])[],
  chance: number,
  rand: Rand,
): string {
  return pairs.reduce(
    (all, [from, to]) => all.replace(from, (found) => (rand.chance(chance) ? to : found)),
    text,
  );
}
