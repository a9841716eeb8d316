import type { Doubt, Host, Invoice, Policy } from '../contract.ts';
import { withRetry } from './retry.ts';
import { centsOf } from './sums.ts';

export interface Scan {
  account: string;
  vendor: string;
  vatId: string | null;
  iban: string;
  number: string;
  net: string;
  tax: string;
  total: string;
  totalInWords: string | null;
  taxCode: string;
  odd: Doubt[];
  score: number;
}

const NAMES = ['vendor', 'vatId', 'iban', 'number', 'net', 'tax', 'total', 'totalInWords', 'taxCode'];

/** The last of at most three scans, the first whose sums fit. */
export async function scan(
  invoice: Invoice,
  policy: Policy,
  host: Host,
  more = 2,
): Promise<Scan | undefined> {
  const seen = await withRetry(host, (o) => once(invoice, policy, host, o.timeoutMs ?? 0));
  return seen && seen.odd.length > 0 && more > 0 ? scan(invoice, policy, host, more - 1) : seen;
}

async function once(invoice: Invoice, policy: Policy, host: Host, timeoutMs: number): Promise<Scan> {
  const ids = policy.accounts.flatMap((a) => (a.closed ? [] : [a.id]));
  const others = Object.fromEntries(NAMES.map((n) => [n, { type: ['string', 'null'] }]));
  const { choices } = await host.model.chat(
    {
      model: 'aurora-2-2026-03-01',
      logprobs: true,
      messages: [{ role: 'user', content: `<scan>${invoice.text}</scan>` }],
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'scan',
          strict: true,
          schema: { type: 'object', properties: { account: { type: 'string', enum: ids }, ...others } },
        },
      },
    },
    { timeoutMs },
  );
  const choice = choices[0];
  const content = choice?.message.content;
  if (choice?.finish_reason !== 'stop' || !content) throw new Error(choice?.finish_reason);
  const seen: Scan = JSON.parse(content);
  if (!seen.total) throw new Error('a refusal in the fields');
  // `{"account":"` comes first, so the value begins at the twelfth character.
  let length = 0;
  const token = choice.logprobs?.content.find((t) => {
    length += t.token.length;
    return length > 12;
  });
  return { ...seen, odd: oddOf(seen, policy), score: token ? Math.exp(token.logprob) : 0 };
}

function oddOf(seen: Scan, policy: Policy): Doubt[] {
  const off = centsOf(seen.net) + centsOf(seen.tax) - centsOf(seen.total);
  const said = seen.totalInWords === null ? seen.total : seen.totalInWords;
  const rate = policy.taxCodes.find(({ code }) => code === seen.taxCode)?.rate;
  const odd: Doubt[] = Math.abs(off) > 1 || centsOf(said) !== centsOf(seen.total) ? ['total'] : [];
  const isTaxOdd = rate === undefined || Math.abs(centsOf(seen.net) * rate - centsOf(seen.tax)) > 2;
  return isTaxOdd ? [...odd, 'tax'] : odd;
}
