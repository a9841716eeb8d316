import type { Coding, Doubt, Host, Invoice, InvoiceRun, Vendor } from '../contract.ts';
import { wilsonUpper } from './bound.ts';
import { withRetry } from './retry.ts';
import { type Scan, scan } from './scan.ts';
import { centsOf } from './sums.ts';

/** Of every vendor's postings somebody changes this many. */
const USUAL = 0.02;

export interface File {
  id: string;
  doubts: Doubt[];
  /** The model's own probability of the account, as it comes. */
  score: number;
  recordedError: number;
  totalMinor: number;
  coding?: Coding;
}

/** Every certificate that an invoice needs; one that is missing is a doubt. */
export async function certify(invoice: Invoice, run: InvoiceRun, host: Host): Promise<File> {
  const seen = await scan(invoice, run.policy, host);
  const file: File = { id: invoice.id, doubts: [], score: 0, recordedError: 1, totalMinor: 0 };
  if (!seen) return { ...file, doubts: ['reading'] };
  file.score = seen.score;
  file.totalMinor = centsOf(seen.total);
  const vendor = await vendorOf(seen, host);
  let changed = 0;
  if (vendor) {
    changed = await settle(file, seen, vendor, host);
  } else {
    file.doubts.push('vendor');
  }
  file.doubts.push(...seen.odd);
  const account = file.coding?.account ?? seen.account;
  const record = run.records.find((r) => r.account === account);
  file.recordedError = record ? Math.max(changed, record.wrong / record.posted) : 1;
  const { audit } = run.policy;
  if (audit && (!record || wilsonUpper(record.wrong, record.posted) > audit.mostError))
    file.doubts.push('account');
  return file;
}

async function vendorOf(seen: Scan, host: Host): Promise<Vendor | undefined> {
  const query = { name: seen.vendor, vatId: seen.vatId ?? '', iban: seen.iban };
  const all = await withRetry(host, (o) => host.tools.vendors(query, o));
  return all?.find(({ vatId }) => vatId === seen.vatId);
}

/** Adds what speaks against it, and says how often reviewers changed its account for this vendor, above the usual. */
async function settle(file: File, seen: Scan, vendor: Vendor, host: Host): Promise<number> {
  const letters = (s: string) => s.replace(/\s+/g, '').toUpperCase();
  if (letters(vendor.iban) !== letters(seen.iban)) file.doubts.push('bank');
  const key = { vendorId: vendor.id, number: seen.number, totalMinor: file.totalMinor };
  const paid = await withRetry(host, (o) => host.tools.duplicates(key, o));
  if (!paid) file.doubts.push('reading');
  const plain = (n: string) => n.replace(/\D/g, '').replace(/^0+/, '');
  for (const { number, totalMinor } of paid ?? [])
    if (plain(number) === plain(seen.number) && totalMinor === file.totalMinor) file.doubts.push('duplicate');
  const history = await withRetry(host, (o) => host.tools.history({ vendorId: vendor.id }, o));
  if (!history) file.doubts.push('account');
  const ruled = history?.corrections.find(({ from, withdrawn }) => from === seen.account && !withdrawn);
  file.coding = {
    vendorId: vendor.id,
    number: seen.number,
    total: { minor: file.totalMinor, currency: 'EUR' },
    tax: { minor: centsOf(seen.tax), currency: 'EUR' },
    taxCode: seen.taxCode,
    account: ruled?.to ?? seen.account,
  };
  const here = history?.accounts.find(({ account }) => account === file.coding?.account);
  return here ? Math.max(0, here.corrected / (here.posted + 10) - USUAL) : 0;
}
