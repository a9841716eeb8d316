/** Sums as invoices print them. */
import type { Rand } from 'holdfast/kit';
import type { Lang } from './banks.ts';

export type NumberStyle = 'english' | 'plain' | 'spaced' | 'german' | 'swiss' | 'bare-thousands';

function grouped(units: number, by: string): string {
  return String(units).replace(/\B(?=(\d{3})+(?!\d))/g, by);
}

/** `bare-thousands`: whole units with a point between thousands and no cents, as `1.234` for one thousand. */
export function printed(minor: number, style: NumberStyle): string {
  const units = Math.floor(minor / 100);
  const cents = String(minor % 100).padStart(2, '0');
  switch (style) {
    case 'english':
      return `${grouped(units, ',')}.${cents}`;
    case 'plain':
      return `${units}.${cents}`;
    case 'spaced':
      return `${grouped(units, ' ')}.${cents}`;
    case 'german':
      return `${grouped(units, '.')},${cents}`;
    case 'swiss':
      return `${grouped(units, '’')}.${cents}`;
    case 'bare-thousands':
      return minor % 100 === 0 ? grouped(units, '.') : `${grouped(units, '.')},${cents}`;
  }
}

const ONES: Record<Lang, string[]> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  ),
  de: 'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  ),
};
const TENS: Record<Lang, string[]> = {
  en: ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
  de: ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig', 'sechzig', 'siebzig', 'achtzig', 'neunzig'],
};

function below100(n: number, lang: Lang): string {
  const own = ONES[lang][n];
  if (own !== undefined) return own;
  const tens = TENS[lang][Math.floor(n / 10)] as string;
  if (n % 10 === 0) return tens;
  const one = ONES[lang][n % 10] as string;
  return lang === 'en' ? `${tens}-${one}` : `${one}und${tens}`;
}

/** A whole number below a million, as it is said. */
export function saidNumber(n: number, lang: Lang): string {
  const parts: string[] = [];
  const thousands = Math.floor(n / 1000);
  const hundreds = Math.floor((n % 1000) / 100);
  const rest = n % 100;
  if (thousands > 0) parts.push(`${saidNumber(thousands, lang)}${lang === 'en' ? ' thousand' : 'tausend'}`);
  if (hundreds > 0) parts.push(`${ONES[lang][hundreds]}${lang === 'en' ? ' hundred' : 'hundert'}`);
  if (rest > 0 || parts.length === 0) parts.push(below100(rest, lang));
  return parts.join(lang === 'en' ? ' ' : '');
}

/** A sum in words, cents too. */
export function said(minor: number, lang: Lang): string {
  const units = saidNumber(Math.floor(minor / 100), lang);
  const cents = minor % 100;
  if (lang === 'en')
    return cents === 0 ? `${units} euros` : `${units} euros and ${below100(cents, lang)} cents`;
  return cents === 0 ? `${units} Euro` : `${units} Euro und ${below100(cents, lang)} Cent`;
}

/** A net sum of everyday size: most are small. Minor units. */
export function everyday(rand: Rand): number {
  return Math.round(3_000 * 10 ** (rand.next() * 1.9));
}
