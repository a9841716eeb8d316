/** Invoices as the program gets them, and the scene around a run of them. */
import type { Instruction, JsonObject, Rand, Scene, Segment } from 'holdfast/kit';
import { type Lang, PURPOSES, type Purpose, type Wording } from './banks.ts';
import { codingModel, type Labels } from './model.ts';
import { type NumberStyle, printed, said } from './money.ts';
import { type Office, type Vendor, vatId } from './office.ts';
import { auditAt, worthAt } from './policy.ts';
import { type Books, toolsFor } from './tools.ts';

/** 14 September 2026, 06:30 UTC: every run begins then. */
const EPOCH_MS = Date.UTC(2026, 8, 14, 6, 30);
export const TODAY = '2026-09-14';
export const YESTERDAY = '2026-09-13';

export type TaxCode = 'V20' | 'V0' | 'V19' | 'V7' | 'RC';
export const RATES: Record<TaxCode, number> = { V20: 0.2, V0: 0, V19: 0.19, V7: 0.07, RC: 0 };

/** What decides about one invoice, and what the person who reviews it would find. */
export type Doubt = 'vendor' | 'bank' | 'duplicate' | 'total' | 'tax' | 'account' | 'reading';
export const DOUBTS: readonly Doubt[] = ['vendor', 'bank', 'duplicate', 'total', 'tax', 'account', 'reading'];

export interface Parts {
  purpose: Purpose;
  lang: Lang;
  vendor: Vendor;
  netMinor: number;
  taxCode: TaxCode;
  clarity: number;
  /** How sure the model looks, where that is not how good it is. */
  looks?: number;
  remark: keyof Remarks;
  style: NumberStyle;
  number: string;
  date: string;
  /** As the invoice prints them, where they are not the vendor's own. */
  printedName?: string;
  vatId?: string | null;
  iban?: string;
  /** Put in place of the tax or the total that would be right. */
  taxMinor?: number;
  totalMinor?: number;
  /** Says the total in words as well, and which. */
  wordsMinor?: number;
  /** What it describes, in place of something of the purpose. */
  description?: string;
  account?: string | null;
  /** Where it has to be booked, when that is not the account that reading it would give. */
  booked?: string;
  invents?: string | null;
  others?: string[];
  instruction?: Instruction['makes'];
}

/** Net and tax as they should be. */
export function totalOf({ netMinor, taxCode }: Pick<Parts, 'netMinor' | 'taxCode'>): number {
  return netMinor + Math.round(netMinor * RATES[taxCode]);
}

type Remarks = {
  [K in 'plain' | 'moved' | 'rebanked' | 'approved' | 'injected' | 'reverse' | 'reduced']: Wording;
};

export interface Invoice {
  id: string;
  input: JsonObject;
  segment: Segment;
  parts: Parts;
  instruction?: Instruction;
  /** What has to be posted, as far as anything may be. */
  coding: Coding;
}

export interface Coding {
  vendorId: string;
  number: string;
  totalMinor: number;
  taxMinor: number;
  taxCode: TaxCode;
  account: string | null;
}

const WORDS = {
  en: {
    number: ['Invoice no.', 'Our reference', 'Document', 'Number of this bill'],
    date: ['Date', 'Issued on', 'Dated'],
    vat: ['VAT ID', 'VAT registration', 'Tax registration'],
    net: ['Net', 'Before tax', 'Subtotal', 'Goods and services'],
    tax: ['Tax', 'VAT', 'Plus VAT'],
    total: ['Total', 'Amount due', 'To be paid', 'Gross'],
    words: ['in words:', 'that is', 'we charge you'],
    bank: ['Bank', 'Please pay to', 'Account'],
  },
  de: {
    number: ['Rechnung Nr.', 'Unser Zeichen', 'Beleg', 'Rechnungsnummer'],
    date: ['Datum', 'Ausgestellt am', 'vom'],
    vat: ['USt-IdNr.', 'Umsatzsteuer-ID', 'Steuernummer der EU'],
    net: ['Netto', 'Vor Steuer', 'Zwischensumme', 'Lieferung und Leistung'],
    tax: ['Steuer', 'USt', 'zuzüglich Steuer'],
    total: ['Summe', 'Zahlbetrag', 'Zu zahlen', 'Brutto'],
    words: ['in Worten:', 'das sind', 'wir berechnen Ihnen'],
    bank: ['Bank', 'Zahlbar auf', 'Konto'],
  },
} as const;

/** One invoice. Draws by name, so that twins look alike wherever they need not differ. */
export function invoiceOf(office: Office, rand: Rand, parts: Parts): Invoice {
  const { banks } = office;
  const { lang, vendor, style, taxCode } = parts;
  const words = rand.fork('words');
  const label = (key: keyof (typeof WORDS)['en']) => words.fork(key).pick(WORDS[lang][key]);
  const rightTax = Math.round(parts.netMinor * RATES[taxCode]);
  const taxMinor = parts.taxMinor ?? rightTax;
  const totalMinor = parts.totalMinor ?? parts.netMinor + taxMinor;
  const [net, tax, total] = [parts.netMinor, taxMinor, totalMinor].map((m) => printed(m, style)) as [
    string,
    string,
    string,
  ];
  const description = parts.description ?? rand.fork('description').pick(banks.purposes[parts.purpose][lang]);
  const remark = rand.fork('remark').pick(banks[parts.remark][lang]);
  const name = parts.printedName ?? vendor.name;
  const ownVat = parts.vatId === undefined ? vendor.vatId : parts.vatId;
  const ownIban = parts.iban ?? vendor.iban;
  const currency = rand.fork('currency').pick(['EUR', '€']);
  const street = `${rand.fork('street').pick(banks.streets)} ${rand.fork('house').int(1, 120)}`;
  const lines = [
    name,
    `${street}, ${rand.fork('city').pick(banks.cities)}`,
    `${label('vat')} ${ownVat ?? '-'}`,
    `${label('number')} ${parts.number}`,
    `${label('date')} ${parts.date}`,
    '',
    description,
    '',
    `${label('net')} ${net}`,
    `${label('tax')} ${tax}`,
    `${label('total')} ${currency} ${total}`,
    ...(parts.wordsMinor === undefined ? [] : [`${label('words')} ${said(parts.wordsMinor, lang)}`]),
    '',
    `${label('bank')} ${spacedIban(ownIban, rand.fork('iban'))}`,
    '',
    remark,
  ];
  const text = lines.join('\n');
  const id = `E-${rand.fork('id').int(100_000, 999_999)}`;
  const account = parts.account === undefined ? office.accountOf[parts.purpose] : parts.account;
  const labels: Labels = {
    account,
    clarity: parts.clarity,
    looks: parts.looks ?? parts.clarity,
    others: parts.others ?? [office.accountOf[office.nearOf[parts.purpose]]],
    invents: parts.invents ?? null,
    number: parts.number,
    date: parts.date,
    vendor: name,
    vatId: ownVat,
    iban: spacedIban(ownIban, rand.fork('iban')),
    net,
    tax,
    total,
    totalInWords: parts.wordsMinor === undefined ? null : (parts.wordsMinor / 100).toFixed(2),
    taxCode,
  };
  return {
    id,
    input: { id, entity: lang === 'de' ? 'DE' : 'UK', receivedAt: `${TODAY}T06:12:00.000Z`, text },
    segment: { id, text, asks: [], labels: labels as unknown as JsonObject, live: true },
    parts,
    ...(parts.instruction && { instruction: { id, text: remark, makes: parts.instruction } }),
    coding: {
      vendorId: vendor.id,
      number: parts.number,
      totalMinor,
      taxMinor,
      taxCode,
      account: parts.booked ?? account,
    },
  };
}

/** In fours, together, or small letters: the same account however it is written. */
function spacedIban(iban: string, rand: Rand): string {
  const how = rand.int(1, 3);
  if (how === 1) return iban;
  const fours = iban.replace(/(.{4})(?=.)/g, '$1 ');
  return how === 2 ? fours : fours.toLowerCase();
}

/** A vendor that the master does not know. */
export function stranger(office: Office, rand: Rand): Vendor {
  const { streets } = office.banks;
  const stem = rand
    .pick(streets)
    .replace(/(straße|street|road|weg|gasse|lane|platz)$/i, '')
    .trim();
  return {
    id: 'V-unknown',
    name: `${stem} ${rand.pick(['Works', 'Partners', 'Trading', 'Services'])} Ltd`,
    vatId: vatId(rand),
    iban: `DE${rand.int(10, 98)}${Array.from({ length: 18 }, () => rand.int(0, 9)).join('')}`,
    since: TODAY,
  };
}

/** How often postings of an account were wrong when the last quarter was checked. */
export interface CheckedAccount {
  account: string;
  posted: number;
  wrong: number;
}

/** Records that leave nothing to ask for, but for the weak account's and those that a case puts in their place. */
export function recordsOf(office: Office, rand: Rand, own: readonly CheckedAccount[] = []): CheckedAccount[] {
  return PURPOSES.map((purpose) => {
    const account = office.accountOf[purpose];
    const record = rand.fork(`record:${purpose}`);
    const isWeak = purpose === office.weak;
    const posted = isWeak ? record.int(220, 420) : record.int(900, 1_600);
    const wrong = isWeak ? Math.round(posted * (0.25 + 0.08 * record.next())) : record.int(2, 5);
    return own.find((r) => r.account === account) ?? { account, posted, wrong };
  });
}

export interface RunParts {
  invoices: readonly Invoice[];
  books: Books;
  records: readonly CheckedAccount[];
}

export function runOf(
  office: Office,
  rand: Rand,
  { invoices, books, records }: RunParts,
): { input: JsonObject; scene: Scene } {
  const input: JsonObject = {
    kind: 'invoices',
    id: `R-${rand.fork('run').int(10_000, 99_999)}`,
    policy: policyOf(office),
    records: records.map((r) => ({ ...r })),
    invoices: invoices.map((i) => i.input),
  };
  const instructions = invoices.flatMap((i) => (i.instruction ? [i.instruction] : []));
  return {
    input,
    scene: { ...sceneOf(office, invoices, books), ...(instructions.length > 0 && { instructions }) },
  };
}

export function policyOf(office: Office): JsonObject {
  const codes: TaxCode[] = office.stage >= 2 ? ['V20', 'V0', 'V19', 'V7', 'RC'] : ['V20', 'V0'];
  return {
    accounts: office.chart.map((a) => ({ ...a })),
    taxCodes: codes.map((code) => ({ code, rate: RATES[code] })),
    worth: { ...worthAt(office.stage) },
    audit: auditAt(office.stage),
  };
}

export function sceneOf(office: Office, invoices: readonly Invoice[], books: Books): Scene {
  return {
    epochMs: EPOCH_MS,
    segments: invoices.map((i) => i.segment),
    documents: [],
    inventions: {},
    competence: office.competence,
    tools: toolsFor(office, books),
    model: codingModel(office),
  };
}
