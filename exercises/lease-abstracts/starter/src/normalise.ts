import type { Entry, Field } from '../contract.ts';
import type { Summary } from './summarise.ts';

const found = (value: string): Entry => ({ value, quote: value, page: 1 });

/** Dates as ISO, money in cents. */
export function tidy(summary: Summary): Record<Field, Entry> {
  return {
    landlord: found(summary.landlord),
    tenant: found(summary.tenant),
    startDate: found(isoOf(summary.startDate)),
    endDate: found(isoOf(summary.endDate)),
    rentPerMonth: found(moneyOf(summary.rentPerMonth)),
    deposit: found(moneyOf(summary.deposit)),
    noticePeriod: found(periodOf(summary.noticePeriod)),
    renewal: found(summary.renewal),
    indexation: found(summary.indexation),
    signed: found(summary.signed),
  };
}

const COUNTS = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

function periodOf(text: string): string {
  const [count = '', unit = ''] = text.split(' ');
  const at = COUNTS.indexOf(count);
  return `${at < 0 ? count : at} ${unit}`;
}

function isoOf(text: string): string {
  return new Date(text).toISOString().slice(0, 10);
}

function moneyOf(text: string): string {
  const amount = Number.parseFloat(text.replace(/[^\d.,]/g, '').replace(',', ''));
  const currency = /£|GBP/.test(text)
    ? 'GBP'
    : /\$|USD/.test(text)
      ? 'USD'
      : /CHF/.test(text)
        ? 'CHF'
        : 'EUR';
  return `${Math.round(amount * 100)} ${currency}`;
}
