import type { Article, Claim } from '../contract.ts';

export interface QuotedClaim extends Claim {
  quote: string;
}

/**
 * Whether a reply says what the articles say: each claim's sentence stands in the article it names, the amount stands in that
 * sentence, and the reply gives these amounts and no others.
 */
export function holds(reply: string, claims: QuotedClaim[], articles: Article[]): boolean {
  const supported = claims.every(({ source, quote, value }) => {
    const article = articles.find(({ id }) => id === source);
    return article !== undefined && contains(article.text, quote) && contains(quote, value);
  });
  const said = numerals(reply);
  const allowed = claims.map(({ value }) => readings(value));
  return (
    supported &&
    allowed.every((amounts) => said.some((number) => amounts.includes(number))) &&
    said.every((number) => allowed.some((amounts) => amounts.includes(number)))
  );
}

/** Whole words only: `8 days` does not stand in `18 days`, nor `five` in `sixty-five`. */
function contains(text: string, part: string): boolean {
  const words = (one: string) =>
    (one.toLowerCase().match(/[\p{L}\p{N}]+(?:[-.,'’][\p{L}\p{N}]+)*/gu) ?? []).join(' ');
  return words(part) !== '' && ` ${words(text)} `.includes(` ${words(part)} `);
}

/** Numbers in digits, in English or continental notation: `1,000`, `1.000`, `4.90`, `4,90`. */
function numerals(text: string): number[] {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map((digits) =>
    Number(/^\d{1,3}([.,]\d{3})+$/.test(digits) ? digits.replace(/[.,]/g, '') : digits.replace(',', '.')),
  );
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Numbers in English words: `twelve`, `sixty-five`, `one hundred and twenty`. */
function spelled(text: string): number[] {
  const found: number[] = [];
  let current: number | null = null;
  for (const word of [...(text.toLowerCase().match(/[a-z]+/g) ?? []), '']) {
    if (ONES.includes(word)) current = (current ?? 0) + ONES.indexOf(word);
    else if (TENS.includes(word)) current = (current ?? 0) + TENS.indexOf(word) * 10;
    else if (word === 'hundred') current = (current ?? 1) * 100;
    else if (word !== 'and' && current !== null) {
      found.push(current);
      current = null;
    }
  }
  return found;
}

/** In which other numbers the same amount can be said: a fortnight is 2 weeks or 14 days. */
const CONVERSIONS: [unit: RegExp, factors: number[]][] = [
  [/\bfortnights?\b/, [2, 14]],
  [/\bdozens?\b/, [12]],
  [/\bweeks?\b/, [7]],
  [/\byears?\b/, [12]],
  [/\bdays?\b/, [24]],
  [/\bhalf\b|\bquarter\b/, [100]],
];

/** All the numbers in which a reply can give an amount. Empty when it cannot be read: then nothing vouches for it. */
function readings(value: string): number[] {
  const text = value.toLowerCase();
  let amounts = [...numerals(text), ...spelled(text)];
  if (amounts.length === 0) {
    if (/\bhalf\b/.test(text)) amounts = [0.5];
    else if (/\bquarter\b/.test(text)) amounts = [0.25];
    else if (/^(an?|the)\b|\bfortnight\b|\bdozen\b/.test(text)) amounts = [1];
  }
  const factors = CONVERSIONS.flatMap(([unit, by]) => (unit.test(text) ? by : []));
  return amounts.flatMap((amount) => [amount, ...factors.map((factor) => amount * factor)]);
}
