import type { Doc } from '../contract.ts';
import type { Checked } from './check.ts';

export interface Value {
  value: string;
  /** It can be read in two ways, and nothing says which one is meant. */
  isAmbiguous: boolean;
}

/** Figures are read here, by the habits of the country; everything else is as the model makes it out. */
export function readValue({ field, value, normal }: Checked, country: Doc['country']): Value {
  if (field === 'rentPerMonth' || field === 'deposit') return amountOf(value, normal);
  if (field === 'startDate' || field === 'endDate') return dateOf(value, normal, country);
  return { value: normal, isAmbiguous: false };
}

function amountOf(text: string, normal: string): Value {
  const figures = /\d[\d.,' ]*/.exec(text)?.[0].trim();
  if (!figures) return { value: normal, isAmbiguous: false };
  const currency = normal.split(' ')[1];
  const cents = /[.,](\d\d)$/.exec(figures);
  const whole = figures.slice(0, figures.length - (cents?.[0].length ?? 0));
  const minor = `${whole.replace(/\D/g, '')}${cents?.[1] ?? '00'}`;
  return { value: `${minor} ${currency}`, isAmbiguous: false };
}

function dateOf(text: string, normal: string, country: Doc['country']): Value {
  const slashed = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  if (!slashed) return { value: normal, isAmbiguous: false };
  const [, first = '', second = '', year] = slashed;
  const isMonthFirst = country === 'US' || (country === null && Number(second) > 12);
  const [month, day] = isMonthFirst ? [first, second] : [second, first];
  return { value: `${year}-${month}-${day}`, isAmbiguous: false };
}
