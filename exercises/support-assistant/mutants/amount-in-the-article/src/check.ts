import type { Article, Claim } from '../contract.ts';
import type { Lang } from './triage.ts';

/** Whether the named article has the amount, where it can be looked up. A quote would be the model's own text like the rest. */
export function isBorneOut({ value, source }: Claim, articles: readonly Article[]): boolean {
  return articles.find((a) => a.id === source)?.text.includes(value) === true;
}

/** Small words that nearly every sentence has some of. */
const SMALL: Record<Lang, string> = {
  en: ' the a an you your is are of to for we our and within will can may be it was after before until this from by has have ',
  de: ' der die das den dem und sie ihr ihre ihren ist wir für von vom mit nicht ein eine einen innerhalb beträgt nach bis ab zu kann wird haben ',
  pt: ' o os as você seu sua é são de da do para com nós não um uma que em no na dias até após por pode tem fica ',
};

/** Replies that leave the customer's language slide into English: a text has to hold as many small words of its own. */
export function isWrittenIn(lang: Lang, text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const hits = (of: Lang) => words.filter((word) => SMALL[of].includes(` ${word} `)).length;
  return hits(lang) >= hits('en');
}
