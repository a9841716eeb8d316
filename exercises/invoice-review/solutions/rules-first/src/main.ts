import type { Coding, Decision, Doubt, Host, Invoice, InvoiceRun, Out, Run } from '../contract.ts';
import { wilsonUpper } from './bound.ts';
import { digitsOf, layoutOf } from './layout.ts';
import { meaningOf } from './meaning.ts';
import { withRetry } from './retry.ts';
import { drawSample } from './sample.ts';
import { centsOf } from './sums.ts';

interface Sheet {
  id: string;
  doubts: Set<Doubt>;
  p: number;
  total: number;
  coding?: Coding;
}

export default async function handle(run: Run, host: Host): Promise<Out> {
  if (run.kind === 'sample') return { sampled: drawSample(run) };
  const sheets = await Promise.all(run.invoices.map((invoice) => sheetOf(invoice, run, host)));
  const load = await withRetry(host, (o) => host.tools.reviewLoad({}, o));
  return { decisions: allot(sheets, run, load?.left ?? 0) };
}

/** Rules first; the model is asked for what no rule can tell, and only where the rules found nothing against posting. */
async function sheetOf(invoice: Invoice, run: InvoiceRun, host: Host): Promise<Sheet> {
  const sheet: Sheet = { id: invoice.id, doubts: new Set(), p: 0, total: 0 };
  const layout = layoutOf(invoice.text);
  if (!layout) return { ...sheet, doubts: new Set(['reading']) };
  sheet.total = layout.total;
  const vendors = await withRetry(host, (o) =>
    host.tools.vendors({ name: layout.name, vatId: layout.vatId, iban: layout.iban }, o),
  );
  const vendor = vendors?.find((v) => v.vatId === layout.vatId);
  if (!vendor) return { ...sheet, doubts: new Set(['vendor']) };
  if (vendor.iban !== layout.iban) sheet.doubts.add('bank');
  if (Math.abs(layout.net + layout.tax - layout.total) > 1) sheet.doubts.add('total');
  const paid = await withRetry(host, (o) =>
    host.tools.duplicates({ vendorId: vendor.id, number: layout.number, totalMinor: layout.total }, o),
  );
  if (!paid) sheet.doubts.add('reading');
  if (paid?.some((p) => p.totalMinor === layout.total && digitsOf(p.number) === layout.number))
    sheet.doubts.add('duplicate');
  if (sheet.doubts.size > 0) return sheet;
  const meaning = await withRetry(host, (o) => meaningOf(host, invoice, run.policy, o));
  const history = await withRetry(host, (o) => host.tools.history({ vendorId: vendor.id }, o));
  if (!meaning || !history) return { ...sheet, doubts: new Set(['reading']) };
  const rate = run.policy.taxCodes.find((t) => t.code === meaning.taxCode)?.rate ?? -1;
  if (Math.abs(layout.net * rate - layout.tax) > 2) sheet.doubts.add('tax');
  if (meaning.totalInWords !== null && centsOf(meaning.totalInWords) !== layout.total)
    sheet.doubts.add('total');
  const ruling = history.corrections.find((c) => c.withdrawn === null && c.from === meaning.account);
  const account = ruling?.to ?? meaning.account;
  const record = run.records.find((r) => r.account === account);
  const { audit } = run.policy;
  if (!record || (audit && wilsonUpper(record.wrong, record.posted) > audit.mostError))
    sheet.doubts.add('account');
  const used = history.accounts.find((a) => a.account === account);
  sheet.p = Math.min(chance(meaning.odds, used), record ? 1 - record.wrong / record.posted : 0);
  sheet.coding = {
    vendorId: vendor.id,
    number: layout.number,
    total: { minor: layout.total, currency: 'EUR' },
    tax: { minor: layout.tax, currency: 'EUR' },
    taxCode: meaning.taxCode,
    account,
  };
  return sheet;
}

/** Two things have to go well: the model has to read it right, and what it reads so has to be right for this vendor. */
function chance(odds: number, used: { posted: number; corrected: number } | undefined): number {
  const fromModel = sigmoid(2 * odds - 4.8);
  if (!used) return fromModel;
  return (fromModel * (used.posted - used.corrected + 60)) / (used.posted + 60);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function allot(sheets: readonly Sheet[], { policy: { worth } }: InvoiceRun, left: number): Decision[] {
  const loss = (s: Sheet) => Math.max(-worth.wrong, (-worth.wrongPerThousand * s.total) / 100_000);
  const posts = (s: Sheet, h: number) => s.doubts.size === 0 && s.p > (loss(s) + h) / (loss(s) + worth.right);
  const stake = (s: Sheet) =>
    s.doubts.has('bank') || s.doubts.has('duplicate') ? s.total / 100 : (1 - s.p) * loss(s);
  const inDoubt = sheets.filter((s) => !posts(s, worth.review)).toSorted((a, b) => stake(b) - stake(a));
  const forPeople = inDoubt.slice(0, left);
  return sheets.map((s): Decision => {
    if (s.coding && (!inDoubt.includes(s) || (!forPeople.includes(s) && posts(s, worth.wait))))
      return { id: s.id, route: 'post', coding: s.coding, confidence: s.p };
    const doubts: Doubt[] = s.doubts.size > 0 ? [...s.doubts].slice(0, 3) : ['account'];
    return {
      id: s.id,
      route: forPeople.includes(s) ? 'review' : 'wait',
      doubts,
      note: `Open: ${doubts.join(', ')}.`,
    };
  });
}
