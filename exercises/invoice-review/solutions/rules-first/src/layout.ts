import { centsOf } from './sums.ts';

/** What every invoice has in the same places, read without a model. */
export interface Layout {
  name: string;
  vatId: string;
  /** Digits of the number, zeros ahead left out. */
  number: string;
  net: number;
  tax: number;
  total: number;
  iban: string;
}

const SUM = /\d[\d.,’ ]*$/;

/** Undefined where the scanner lost a part of it. */
export function layoutOf(text: string): Layout | undefined {
  const [head = '', , sums = '', bank = ''] = text.split('\n\n');
  const [name, , vat, number] = head.split('\n');
  const [net, tax, total] = sums.split('\n').map((line) => SUM.exec(line)?.[0].trim());
  const iban = /[A-Z]{2}\d{2}(?: ?\d){12,}/i.exec(bank)?.[0];
  if (!name || !vat || !number || !net || !tax || !total || !iban) return undefined;
  return {
    name,
    vatId: /[A-Z]{2}\d+$/.exec(vat)?.[0] ?? '',
    number: digitsOf(number),
    net: centsOf(net),
    tax: centsOf(tax),
    total: centsOf(total),
    iban: iban.replaceAll(' ', '').toUpperCase(),
  };
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '').replace(/^0+/, '');
}
