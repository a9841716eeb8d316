import type { Coding, Host, Invoice, Policy } from '../contract.ts';
import { amount } from './amount.ts';
import { findVendor, isDuplicate } from './lookups.ts';

export interface Coded {
  coding: Coding;
  conf: Record<string, number>;
  duplicate: boolean;
  netPlusTaxIsTotal: boolean;
}

let last: Coding = {
  vendorId: '',
  number: '',
  total: { minor: 0, currency: 'EUR' },
  tax: { minor: 0, currency: 'EUR' },
  taxCode: 'V20',
  account: '',
};

export function lastCoding(): Coding {
  return last;
}

const SYSTEM = `You are an experienced accountant. Code the invoice as JSON with the fields
vendor, vatId, iban, number, date, net, tax, total, taxCode, account and confidence.
Be careful with totals. Only say that you are confident if you really are.`;

export async function codeInvoice(invoice: Invoice, policy: Policy, host: Host): Promise<Coded> {
  const response = await host.model.chat({
    model: 'aurora-latest',
    temperature: 0.7,
    response_format: { type: 'json_object' },
    messages: [
      { role: 'system', content: SYSTEM },
      { role: 'user', content: `Accounts:\n${JSON.stringify(policy.accounts)}\n\n${invoice.text}` },
    ],
  });
  const out = JSON.parse(response.choices[0]?.message.content ?? '');
  const vendor = await findVendor(out.vendor, host);
  const total = amount(out.total);
  const rate = invoice.entity === 'DE' ? 0.19 : 0.2;
  const coding: Coding = {
    vendorId: vendor?.id ?? '',
    number: out.number,
    total: { minor: Math.round(total * 100), currency: 'EUR' },
    tax: { minor: Math.round((total - total / (1 + rate)) * 100), currency: 'EUR' },
    taxCode: invoice.entity === 'DE' ? 'V19' : 'V20',
    account: out.account,
  };
  last = coding;
  return {
    coding,
    conf: { model: out.confidence, vendor: vendor ? 1 : 0 },
    duplicate: await isDuplicate(coding, host),
    netPlusTaxIsTotal: amount(out.net) + amount(out.tax) === total,
  };
}
