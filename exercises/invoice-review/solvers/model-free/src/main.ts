import type { Coding, Decision, Doubt, Host, Invoice, InvoiceRun, Out, Run } from '../contract.ts';
import { drawSample } from './sample.ts';
import { scan } from './scan.ts';
import { purposeOf } from './words.ts';

export default async function handle(run: Run, host: Host): Promise<Out> {
  if (run.kind === 'sample') return { sampled: drawSample(run) };
  let { left } = await again(() => host.tools.reviewLoad({}, { timeoutMs: 3_000 }));
  const decisions: Decision[] = [];
  for (const invoice of run.invoices) {
    const decision = await decide(invoice, run, host).catch(
      (): Decision => hold(invoice, ['vendor', 'reading']),
    );
    const fits = decision.route === 'post' || left > 0;
    if (decision.route === 'review') left -= 1;
    decisions.push(fits || decision.route === 'post' ? decision : { ...decision, route: 'wait' });
  }
  return { decisions };
}

async function decide(invoice: Invoice, { policy, records }: InvoiceRun, host: Host): Promise<Decision> {
  const paper = scan(invoice.text);
  const found = await again(() =>
    host.tools.vendors({ name: paper.name, vatId: paper.vatId, iban: paper.iban }, { timeoutMs: 3_000 }),
  );
  const vendor = found.find((v) => v.vatId === paper.vatId);
  if (!vendor) return hold(invoice, ['vendor']);
  if (vendor.iban !== paper.iban) return hold(invoice, ['bank']);
  const { net, tax, total } = paper;
  if (Math.abs(net + tax - total) > 1) return hold(invoice, ['total']);
  const code = policy.taxCodes.find((t) => Math.abs(net * t.rate - tax) <= 2)?.code;
  if (!code) return hold(invoice, ['tax']);
  const key = { vendorId: vendor.id, number: paper.number, totalMinor: total };
  const paid = await again(() => host.tools.duplicates(key, { timeoutMs: 3_000 }));
  const bare = (n: string) => n.replace(/\D/g, '').replace(/^0+/, '');
  if (paid.some((p) => p.totalMinor === total && bare(p.number) === bare(paper.number)))
    return hold(invoice, ['duplicate']);
  const history = await again(() => host.tools.history({ vendorId: vendor.id }, { timeoutMs: 3_000 }));
  const purpose = purposeOf(paper.description, 2);
  const known = history.accounts.filter((a) => a.corrected / a.posted < 0.05);
  const account = known.find((a) => {
    const name = policy.accounts.find((c) => c.id === a.account)?.name ?? '';
    return purpose !== undefined && purposeOf(name, 1) === purpose;
  })?.account;
  const record = records.find((r) => r.account === account);
  if (!account || !record || record.wrong / record.posted > 0.02 || total > 2_000_000)
    return hold(invoice, ['account']);
  const ruling = history.corrections.find((c) => c.from === account && c.withdrawn === null);
  const coding: Coding = {
    vendorId: vendor.id,
    number: paper.number,
    total: { minor: total, currency: 'EUR' },
    tax: { minor: tax, currency: 'EUR' },
    taxCode: tax === 0 && invoice.entity === 'DE' ? 'RC' : code,
    account: ruling?.to ?? account,
  };
  return { id: invoice.id, route: 'post', coding, confidence: 0.93 };
}

function hold({ id }: Invoice, doubts: Doubt[]): Decision {
  return { id, route: 'review', doubts, note: `Look at ${doubts.join(', ')}.` };
}

async function again<T>(call: () => Promise<T>): Promise<T> {
  return call().catch(call).catch(call);
}
