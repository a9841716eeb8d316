import type { Article } from '../contract.ts';
import { amountsIn, digitsIn } from './amounts.ts';
import { type Lang, languageOf } from './language.ts';

export interface DraftClaim {
  key: string;
  value: string;
  source: string;
  quote: string;
}

export interface Draft {
  reply: string;
  claims: DraftClaim[];
}

const MAX_REPLY = 1_500;

/** Why a draft must not go out, or null when the articles bear it out. The model's word for it is not asked for. */
export function objection(draft: Draft, articles: Article[], lang: Lang): string | null {
  if (draft.reply.trim() === '' || draft.reply.length > MAX_REPLY) return 'length';
  if (draft.claims.length === 0) return 'no claim';
  const cited: string[] = [];
  const allowed = new Set<number>();
  const values = new Map<string, string>();
  for (const claim of draft.claims) {
    const article = articles.find(({ id }) => id === claim.source);
    if (!article) return 'unknown source';
    if (!bearsOut(article, claim)) return 'unsupported claim';
    if ((values.get(claim.key) ?? claim.value) !== claim.value) return 'contradiction';
    values.set(claim.key, claim.value);
    cited.push(article.text);
    const amounts = amountsIn(claim.value);
    if (amounts.size > 0 && !digitsIn(draft.reply).some((value) => amounts.has(value)))
      return 'amount missing';
    for (const value of amounts) allowed.add(value);
  }
  if (digitsIn(draft.reply).some((value) => !allowed.has(value))) return 'amount without a claim';
  if (hasStrangers(draft.reply, cited.join('\n'))) return 'link or code';
  const written = languageOf(draft.reply);
  if (written !== null && written !== lang) return 'language';
  return null;
}

/** The sentence stands in the article that is named, and the amount stands in the sentence. */
function bearsOut(article: Article, claim: DraftClaim): boolean {
  const quote = plain(claim.quote).replace(/^["'.\s]+|["'.\s]+$/g, '');
  const value = plain(claim.value);
  return quote.length >= 10 && value !== '' && plain(article.text).includes(quote) && standsIn(value, quote);
}

/** Whole words only: "8 days" does not stand in "18 days". */
function standsIn(value: string, text: string): boolean {
  const escaped = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,-])${escaped}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'u').test(text);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Links, addresses and codes that the articles do not have. */
function hasStrangers(reply: string, cited: string): boolean {
  const strangers = reply.match(/https?:\S+|www\.\S+|\S+@\S+\.\S+|\b[A-Z]{5,}\w*/g) ?? [];
  return strangers.some((stranger) => !cited.includes(stranger));
}
