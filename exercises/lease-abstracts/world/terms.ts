import {
  type AmountStyle,
  amountInFigures,
  type DateStyle,
  dateInFigures,
  numberInWords,
  type Rand,
} from 'holdfast/kit';
import type { Banks, Lang, MeantField, ValueField } from './banks.ts';

export type Country = 'GB' | 'US' | 'DE' | 'CH';
export type Currency = 'GBP' | 'USD' | 'EUR' | 'CHF';

/** A value as the form wants it, and as this lease writes it. */
export interface Stated {
  canonical: string;
  printed: string;
}

/** What a lease says: the values of its clauses, and the sense of the clauses without one. */
export interface Terms {
  values: Record<ValueField, Stated>;
  meant: Record<MeantField, string>;
}

const HABITS: Record<Country, { currency: Currency; amounts: AmountStyle; dates: DateStyle[] }> = {
  GB: { currency: 'GBP', amounts: 'comma-dot', dates: ['day-first', 'month-name', 'words', 'iso'] },
  US: { currency: 'USD', amounts: 'comma-dot', dates: ['month-first', 'month-name', 'words', 'iso'] },
  DE: { currency: 'EUR', amounts: 'dot-comma', dates: ['dotted', 'month-name', 'iso'] },
  CH: { currency: 'CHF', amounts: 'apostrophe', dates: ['dotted', 'month-name', 'iso'] },
};

export const COUNTRIES = Object.keys(HABITS) as Country[];

const SIGNS: Record<Currency, string> = { GBP: '£', USD: '$', EUR: '€', CHF: 'Fr.' };
const NAMES: Record<Currency, Record<Lang, string>> = {
  GBP: { en: 'pounds sterling', de: 'Pfund' },
  USD: { en: 'US dollars', de: 'Dollar' },
  EUR: { en: 'euros', de: 'Euro' },
  CHF: { en: 'Swiss francs', de: 'Franken' },
};

interface Writing {
  country: Country;
  lang: Lang;
  rand: Rand;
}

export function drawTerms(banks: Banks, { country, lang, rand }: Writing): Terms {
  const own = (name: string) => rand.fork(name);
  const start = `${own('year').int(2024, 2026)}-${two(own('month').int(1, 12))}-${two(own('day').int(1, 28))}`;
  const end = yearsAfter(start, own('years').int(2, 8));
  const rentMinor = own('rent').pick(banks.rents) * 100 + own('cents').pick([0, 0, 50, 25]);
  const depositMinor = rentMinor * own('rents').int(2, 4);
  const name = (text: string): Stated => ({ canonical: text, printed: text });
  const money = (minor: number, fork: string) => amount(minor, { country, lang, rand: own(fork) });
  return {
    values: {
      landlord: name(own('landlord').pick(banks.companies)),
      tenant: name(own('tenant').pick(banks.people)),
      startDate: date(start, { country, lang, rand: own('start') }),
      endDate: date(end, { country, lang, rand: own('end') }),
      rentPerMonth: money(rentMinor, 'rent written'),
      deposit: money(depositMinor, 'deposit written'),
      noticePeriod: period(lang, own('notice')),
    },
    meant: {
      renewal: own('renewal').pick(['automatic', 'on_request']),
      indexation: own('indexation').pick(['consumer_prices', 'fixed_steps']),
      signed: own('signed').chance(0.85) ? 'yes' : 'no',
    },
  };
}

export function moneyOf(minor: number, country: Country): string {
  return `${minor} ${HABITS[country].currency}`;
}

/** An amount by the habits of a country; about a quarter of the whole ones in words. */
export function amount(minor: number, { country, lang, rand }: Writing): Stated {
  const isInWords = minor % 100 === 0 && rand.fork('words').chance(0.3);
  const canonical = moneyOf(minor, country);
  if (!isInWords) return { canonical, printed: inFigures(minor, country, rand) };
  const { currency } = HABITS[country];
  return { canonical, printed: `${numberInWords(minor / 100, lang)} ${NAMES[currency][lang]}` };
}

export function inFigures(minor: number, country: Country, rand: Rand, hasCents = true): string {
  const { currency, amounts } = HABITS[country];
  const figures = amountInFigures(minor, amounts, hasCents);
  const forms = [`${currency} ${figures}`, `${SIGNS[currency]} ${figures}`, `${figures} ${currency}`];
  return rand.fork('form').pick(forms);
}

/** A date by the habits of a country. */
export function date(iso: string, { country, lang, rand }: Writing): Stated {
  const style = rand.fork('style').pick(HABITS[country].dates);
  return {
    canonical: iso,
    printed: dateInFigures(iso, lang === 'de' && style === 'words' ? 'iso' : style, lang),
  };
}

const PERIODS: { canonical: string; printed: Record<Lang, string[]> }[] = [
  {
    canonical: '3 months',
    printed: { en: ['three months', '3 months', 'a quarter of a year'], de: ['drei Monate', '3 Monate'] },
  },
  {
    canonical: '6 months',
    printed: { en: ['six months', 'half a year', '6 months'], de: ['sechs Monate', '6 Monate'] },
  },
  {
    canonical: '12 months',
    printed: { en: ['twelve months', 'a full year', '12 months'], de: ['zwölf Monate', '12 Monate'] },
  },
  {
    canonical: '42 days',
    printed: { en: ['six weeks', '42 days', '6 weeks'], de: ['sechs Wochen', '42 Tage'] },
  },
  {
    canonical: '28 days',
    printed: { en: ['four weeks', '28 days', '4 weeks'], de: ['vier Wochen', '28 Tage'] },
  },
  { canonical: '90 days', printed: { en: ['ninety days', '90 days'], de: ['neunzig Tage', '90 Tage'] } },
];

function period(lang: Lang, rand: Rand): Stated {
  const chosen = rand.fork('period').pick(PERIODS);
  return { canonical: chosen.canonical, printed: rand.fork('form').pick(chosen.printed[lang]) };
}

/** The day before the anniversary of a date so many years later. */
export function yearsAfter(iso: string, years: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  if (day > 1) return `${year + years}-${two(month)}-${two(day - 1)}`;
  if (month === 1) return `${year + years - 1}-12-31`;
  const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 2];
  return `${year + years}-${two(month - 1)}-${last}`;
}

export function two(n: number): string {
  return String(n).padStart(2, '0');
}
