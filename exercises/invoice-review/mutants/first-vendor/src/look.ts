import type { Coding, Doubt, History, Host, Invoice, InvoiceRun, Policy } from '../contract.ts';
import { wilsonUpper } from './bound.ts';
import { type Reading, read } from './read.ts';
import { withRetry } from './retry.ts';
import { centsOf } from './sums.ts';

/** What is known of an invoice before anybody decides about it. */
export interface Looked {
  id: string;
  doubts: Doubt[];
  coding?: Coding;
  /** How likely the coding is to be right, where nothing else is in doubt. */
  probability: number;
}

const READINGS = [1, 2, 3];

/** A vendor's record of an account counts as if so many postings more had been right: a handful proves little. */
const FEW = 30;

export async function look(invoice: Invoice, run: InvoiceRun, host: Host): Promise<Looked> {
  const reading = await readTwiceWhereOdd(invoice, run.policy, host);
  if (!reading) return { id: invoice.id, doubts: ['reading'], probability: 0 };
  const doubts = doubtsOfSums(reading, run.policy);
  const totalMinor = centsOf(reading.total);
  const vendors = await withRetry(host, (o) =>
    host.tools.vendors({ name: reading.vendor, vatId: reading.vatId ?? '', iban: reading.iban }, o),
  );
  const vendor = vendors?.[0];
  if (!vendor) return { id: invoice.id, doubts: ['vendor', ...doubts], probability: 0 };
  if (vendor.iban !== reading.iban.replace(/\s/g, '').toUpperCase()) doubts.unshift('bank');
  const paid = await withRetry(host, (o) =>
    host.tools.duplicates({ vendorId: vendor.id, number: reading.number, totalMinor }, o),
  );
  if (!paid) doubts.push('reading');
  if (paid?.some((p) => p.totalMinor === totalMinor && digitsOf(p.number) === digitsOf(reading.number)))
    doubts.unshift('duplicate');
  const history = await withRetry(host, (o) => host.tools.history({ vendorId: vendor.id }, o));
  if (!history) doubts.push('account');
  const ruling = history?.corrections.find((c) => c.from === reading.account && c.withdrawn === null);
  const account = ruling?.to ?? reading.account;
  const { probability, isAllowed } = checked(reading, account, run, history);
  if (!isAllowed) doubts.push('account');
  const coding: Coding = {
    vendorId: vendor.id,
    number: reading.number,
    total: { minor: totalMinor, currency: 'EUR' },
    tax: { minor: centsOf(reading.tax), currency: 'EUR' },
    taxCode: reading.taxCode,
    account,
  };
  return { id: invoice.id, doubts, coding, probability };
}

/** Sums that do not add up may be the paper's fault or a slip of the model: another reading tells. */
async function readTwiceWhereOdd(invoice: Invoice, policy: Policy, host: Host): Promise<Reading | undefined> {
  let reading: Reading | undefined;
  for (const _reading of READINGS) {
    reading = await withRetry(host, (o) => read(host, invoice, policy, o));
    if (!reading || doubtsOfSums(reading, policy).length === 0) return reading;
  }
  return reading;
}

function doubtsOfSums(reading: Reading, { taxCodes }: Policy): Doubt[] {
  const [net, tax, total] = [reading.net, reading.tax, reading.total].map(centsOf) as [
    number,
    number,
    number,
  ];
  const rate = taxCodes.find((t) => t.code === reading.taxCode)?.rate;
  const isTaxOdd = rate === undefined || Math.abs(net * rate - tax) > 2;
  const inWords = reading.totalInWords === null ? total : centsOf(reading.totalInWords);
  const isTotalOdd = Math.abs(net + tax - total) > 1 || inWords !== total;
  return [...(isTotalOdd ? (['total'] as const) : []), ...(isTaxOdd ? (['tax'] as const) : [])];
}

/** An account is as good as the model's reading of it, as its record, and as its record with this vendor, whichever is worst. */
function checked(
  reading: Reading,
  account: string,
  { policy, records }: InvoiceRun,
  history: History | undefined,
): { probability: number; isAllowed: boolean } {
  const record = records.find((r) => r.account === account);
  const share = record ? 1 - record.wrong / record.posted : 1;
  const bound = record ? wilsonUpper(record.wrong, record.posted) : 1;
  const here = history?.accounts.find((a) => a.account === account);
  const kept = here ? 1 - here.corrected / (here.posted + FEW) : 1;
  return {
    probability: Math.min(reading.probability, share, kept),
    isAllowed: record !== undefined && (policy.audit === null || bound <= policy.audit.mostError),
  };
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, '').replace(/^0+/, '');
}
