import type { Language } from './quantity.ts';

/** Frequent function words that the three languages do not share. */
const FUNCTION_WORDS: Record<Language, readonly string[]> = {
  en: 'the and you your is are of to for with we our can will from this that have it within please if or be as by after before which'.split(
    ' ',
  ),
  de: 'der die das und sie ihr ihre ihren ist sind von für mit wir unser können wird aus dieser haben innerhalb bitte wenn oder nach vor bei nicht auf zu im den dem ein eine einen'.split(
    ' ',
  ),
  pt: 'o os e você seu sua é são de para com nós nosso pode será este esta que tem dentro se ou após antes não um uma do da no na em por ao você vocês sua seus lhe'.split(
    ' ',
  ),
};

/**
 * The language of a text by its share of function words; `undefined` when there are too few of them to tell.
 * Good enough for replies of a sentence or more.
 */
export function languageOf(text: string): Language | undefined {
  const tokens = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = (Object.keys(FUNCTION_WORDS) as Language[]).map((language) => {
    const known = new Set(FUNCTION_WORDS[language]);
    return { language, hits: tokens.filter((t) => known.has(t)).length };
  });
  counts.sort((a, b) => b.hits - a.hits);
  const [first, second] = counts;
  if (!first || !second || first.hits < 2 || first.hits === second.hits) return undefined;
  return first.language;
}
