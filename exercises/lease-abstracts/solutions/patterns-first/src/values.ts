import type { Doc } from '../contract.ts';
import type { Checked } from './check.ts';
import { monthIn, numberIn, ordinalIn } from './words.ts';

export interface Value {
  value: string;
  isAmbiguous: boolean;
}

/** Everything that has a pattern is read by it. */
export function readValue({ field, value, normal }: Checked, country: Doc['country']): Value {
  const text = joined(value);
  if (field === 'rentPerMonth' || field === 'deposit') return amountOf(text, country) ?? unread(normal);
  if (field === 'startDate' || field === 'endDate') return dateOf(text, country) ?? unread(normal);
  if (field === 'noticePeriod') return periodOf(text) ?? unread(normal);
  return { value: normal, isAmbiguous: false };
}

/** No pattern fits, as in a scan with letters astray: the model's word, for what it is worth. */
function unread(normal: string): Value {
  return { value: normal, isAmbiguous: false };
}

/** Dots that a scan set beside their letters. */
function joined(text: string): string {
  const whole: Record<string, string> = { a: 'ä', o: 'ö', u: 'ü', A: 'Ä', O: 'Ö', U: 'Ü' };
  return text.replace(/([aouAOU])¨/g, (_, letter: string) => whole[letter] ?? letter);
}

const CURRENCIES: [RegExp, string][] = [
  [/£|GBP|pound|Pfund/, 'GBP'],
  [/\$|USD|dollar|Dollar/, 'USD'],
  [/Fr\.|CHF|franc|Franken/, 'CHF'],
  [/€|EUR|euro|Euro/, 'EUR'],
];
const HABITS = { GB: ',', US: ',', DE: '.', CH: "'" };

function amountOf(text: string, country: Doc['country']): Value | undefined {
  const currency = CURRENCIES.find(([sign]) => sign.test(text))?.[1];
  const figures = /\d[\d.,']*( \d{3})*([.,]\d\d)?/.exec(text)?.[0];
  if (!currency) return undefined;
  if (!figures) {
    const whole = numberIn(
      text.replace(/ (pounds sterling|US dollars|euros|Swiss francs|Pfund|Dollar|Euro|Franken)$/, ''),
    );
    return whole === undefined ? undefined : { value: `${whole * 100} ${currency}`, isAmbiguous: false };
  }
  const [, whole = figures, cents] = /^(.*)[.,](\d\d)$/.exec(figures) ?? [];
  const mark = cents === undefined ? /[.,]/.exec(whole)?.[0] : undefined;
  const isAmbiguous = mark !== undefined && (country === null || HABITS[country] !== mark);
  return { value: `${whole.replace(/\D/g, '')}${cents ?? '00'} ${currency}`, isAmbiguous };
}

const iso = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function dateOf(text: string, country: Doc['country']): Value | undefined {
  const clear = clearDateOf(text);
  if (clear) return { value: clear, isAmbiguous: false };
  const [, first, second, year] = /^(\d+)\/(\d+)\/(\d{4})$/.exec(text)?.map(Number) ?? [];
  if (!first || !second || !year) return undefined;
  const isMonthFirst = second > 12 || (country === 'US' && first <= 12);
  const value = isMonthFirst ? iso(year, first, second) : iso(year, second, first);
  return { value, isAmbiguous: country === null && first <= 12 && second <= 12 && first !== second };
}

function clearDateOf(text: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const dotted = /^(\d+)\.(\d+)\.(\d{4})$/.exec(text)?.map(Number);
  if (dotted) return iso(dotted[3] ?? 0, dotted[2] ?? 0, dotted[1] ?? 0);
  const named = /^(\d+)\.? (\p{L}+) (\d{4})$/u.exec(text);
  const month = monthIn(named?.[2] ?? '');
  if (named && month) return iso(Number(named[3]), month, Number(named[1]));
  const [, day = '', name = '', years = ''] = /^the (\S+) of (\p{L}+) (.+)$/u.exec(text) ?? [];
  const parts = [numberIn(years), monthIn(name), ordinalIn(day)];
  return parts[0] && parts[1] && parts[2] ? iso(parts[0], parts[1], parts[2]) : undefined;
}

const PHRASES: Record<string, string> = {
  'a quarter of a year': '3 months',
  'half a year': '6 months',
  'a full year': '12 months',
};

function periodOf(text: string): Value | undefined {
  const phrase = PHRASES[text];
  if (phrase) return { value: phrase, isAmbiguous: false };
  const [, count = '', unit = ''] = /^(.+) (months?|weeks?|days?|Monate?|Wochen?|Tage?)$/.exec(text) ?? [];
  const number = /^\d+$/.test(count) ? Number(count) : numberIn(count);
  if (!number) return undefined;
  const isMonths = /^m/i.test(unit);
  const days = /^w/i.test(unit) ? number * 7 : number;
  return { value: isMonths ? `${number} months` : `${days} days`, isAmbiguous: false };
}
