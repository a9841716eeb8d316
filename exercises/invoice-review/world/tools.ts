/** What the program can look up: the vendor master, a vendor's history, paid invoices, reviewers' time. */
import { isJsonObject, type Json, type JsonObject, type Tool } from 'holdfast/kit';
import type { Office, Vendor } from './office.ts';

export interface Paid {
  number: string;
  totalMinor: number;
  date: string;
}

export interface AccountUse {
  account: string;
  posted: number;
  corrected: number;
}

export interface Correction {
  on: string;
  from: string;
  to: string;
  /** When it was taken back, if it was. */
  withdrawn: string | null;
}

/** What the books hold in one case, by vendor id. */
export interface Books {
  history: Record<string, { uses: AccountUse[]; corrections: Correction[] }>;
  paid: Record<string, Paid[]>;
  /** Reviews that people have time for today. */
  left: number;
  /** Vendors that a search by name lists ahead of better ones. */
  first?: readonly string[];
}

/** Letters and digits of a name, umlauts written out. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export function plainIban(iban: string): string {
  return iban.replace(/\s/g, '').toUpperCase();
}

/** Digits alone, without zeros ahead: `INV-0042` and `42` are one number. */
export function plainNumber(number: string): string {
  return number.replace(/\D/g, '').replace(/^0+/, '');
}

const MOST_HITS = 6;

export function toolsFor(office: Office, books: Books): Record<string, Tool> {
  const read = (latencyMs: number, answer: (args: JsonObject) => Json): Tool => ({
    latencyMs,
    answer: (args) => ({ value: answer(isJsonObject(args) ? args : {}) }),
  });
  return {
    vendors: read(120, (args) => found(office, books, args).map((v) => ({ ...v }))),
    history: read(160, ({ vendorId }) => {
      const own = books.history[String(vendorId)];
      if (!own) return { accounts: [], corrections: [] };
      return {
        accounts: own.uses.map((u) => ({ ...u })),
        corrections: own.corrections.map((c) => ({ ...c })),
      };
    }),
    duplicates: read(140, ({ vendorId, number, totalMinor }) => {
      const paid = books.paid[String(vendorId)] ?? [];
      return paid
        .filter((p) => p.totalMinor === totalMinor || plainNumber(p.number) === plainNumber(String(number)))
        .map((p) => ({ ...p }));
    }),
    reviewLoad: read(60, () => ({ left: books.left })),
  };
}

function found(office: Office, { first = [] }: Books, { name, vatId, iban }: JsonObject): Vendor[] {
  const stem = typeof name === 'string' ? plainName(name).split(' ')[0] : undefined;
  const hits = office.vendors.filter((v) => {
    if (stem && plainName(v.name).split(' ')[0] === stem) return true;
    if (typeof vatId === 'string' && vatId !== '' && v.vatId === vatId) return true;
    return typeof iban === 'string' && iban !== '' && plainIban(v.iban) === plainIban(iban);
  });
  const place = (v: Vendor) => (first.includes(v.id) ? 0 : 1);
  return hits.sort((a, b) => place(a) - place(b)).slice(0, MOST_HITS);
}
