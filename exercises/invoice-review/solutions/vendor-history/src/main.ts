import type { Decision, Doubt, Host, Invoice, InvoiceRun, Out, Run } from '../contract.ts';
import { Desk } from './desk.ts';
import { cents, sameDigits } from './numbers.ts';
import { askModel, type Paper } from './paper.ts';
import { readRight } from './read-right.ts';
import { drawSample } from './sample.ts';

/** What the books say of one invoice. */
interface Case {
  id: string;
  doubts: Doubt[];
  share: number;
  paper?: Paper;
  vendorId?: string;
  account?: string;
}

export default async function handle(run: Run, host: Host): Promise<Out> {
  if (run.kind === 'sample') return { sampled: drawSample(run) };
  const desk = new Desk(host);
  const cases: Case[] = [];
  for (const invoice of run.invoices) cases.push(await consult(invoice, run, desk, host));
  const left = (await desk.try((o) => host.tools.reviewLoad({}, o)))?.left ?? 0;
  return { decisions: decide(cases, run, left) };
}

async function consult(invoice: Invoice, run: InvoiceRun, desk: Desk, host: Host): Promise<Case> {
  const paper = await askModel(invoice, run.policy, desk, host);
  if (!paper) return { id: invoice.id, doubts: ['reading'], share: 0 };
  const total = cents(paper.total);
  const doubts: Doubt[] = [...paper.doubts];
  const hits = await desk.try((o) =>
    host.tools.vendors({ vatId: paper.vatId ?? '', iban: paper.iban, name: paper.vendor }, o),
  );
  const vendor = hits?.find((h) => h.vatId === paper.vatId);
  if (!vendor) return { id: invoice.id, doubts: ['vendor'], share: 0, paper };
  if (vendor.iban.toLowerCase() !== paper.iban.replaceAll(' ', '').toLowerCase()) doubts.push('bank');
  const paid = await desk.try((o) =>
    host.tools.duplicates({ vendorId: vendor.id, number: paper.number, totalMinor: total }, o),
  );
  const wasPaid = !paid || paid.some((p) => p.totalMinor === total && sameDigits(p.number, paper.number));
  if (wasPaid) doubts.push('duplicate', ...(paid ? [] : (['reading'] as const)));
  const history = await desk.try((o) => host.tools.history({ vendorId: vendor.id }, o));
  const ruling = history?.corrections.find((c) => c.withdrawn === null && c.from === paper.account);
  const account = ruling?.to ?? paper.account;
  const known = history?.accounts.find((a) => a.account === account);
  const record = run.records.find((r) => r.account === account);
  const isOpen = run.policy.accounts.some((a) => a.id === account && !a.closed);
  if (!known || !record || !isOpen || isTooThin(record, run)) doubts.push('account');
  // The vendor's record says what becomes of a clear invoice, the reading how clear this one is. Two in a hundred are usual.
  const changed = known ? Math.max(0, known.corrected / (known.posted + 10) - 0.02) : 1;
  const share = Math.min(
    (1 - changed) * readRight(paper.sureness),
    record ? 1 - record.wrong / record.posted : 0,
  );
  return { id: invoice.id, doubts, share, paper, vendorId: vendor.id, account };
}

/** Whether the auditor would say that too little is known of an account. */
function isTooThin({ wrong, posted }: { wrong: number; posted: number }, { policy }: InvoiceRun): boolean {
  if (!policy.audit) return false;
  const z2 = 1.96 ** 2;
  const p = wrong / posted;
  const upper =
    (p + z2 / (2 * posted) + 1.96 * Math.sqrt((p * (1 - p)) / posted + z2 / (4 * posted * posted))) /
    (1 + z2 / posted);
  return upper > policy.audit.mostError;
}

function decide(cases: readonly Case[], { policy: { worth } }: InvoiceRun, left: number): Decision[] {
  const euros = (c: Case) => (c.paper ? cents(c.paper.total) / 100 : 0);
  const loss = (c: Case) => Math.max(-worth.wrong, (-worth.wrongPerThousand * euros(c)) / 1_000);
  const gain = (c: Case) => c.share * worth.right - (1 - c.share) * loss(c);
  const isHard = (c: Case) => c.doubts.length > 0;
  const danger = (c: Case) =>
    c.doubts.some((d) => d === 'bank' || d === 'duplicate') ? euros(c) : (1 - c.share) * loss(c);
  const queue = cases
    .filter((c) => isHard(c) || gain(c) <= worth.review)
    .sort((a, b) => danger(b) - danger(a));
  const seen = queue.slice(0, left);
  return cases.map((c) => {
    const posts = !queue.includes(c) || (!seen.includes(c) && !isHard(c) && gain(c) > worth.wait);
    if (posts && c.paper)
      return { id: c.id, route: 'post', coding: codingOf(c, c.paper), confidence: c.share };
    const doubts = isHard(c) ? c.doubts.slice(0, 3) : (['account'] as const);
    return {
      id: c.id,
      route: seen.includes(c) ? 'review' : 'wait',
      doubts: [...doubts],
      note: `In doubt: ${doubts.join(', ')}`,
    };
  });
}

function codingOf(c: Case, paper: Paper) {
  const money = (printed: string) => ({ minor: cents(printed), currency: 'EUR' as const });
  return {
    vendorId: c.vendorId ?? '',
    number: paper.number,
    total: money(paper.total),
    tax: money(paper.tax),
    taxCode: paper.taxCode,
    account: c.account ?? '',
  };
}
