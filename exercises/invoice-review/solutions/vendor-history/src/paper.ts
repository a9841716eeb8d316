import type { Doubt, Host, Invoice, Policy } from '../contract.ts';
import type { Desk } from './desk.ts';
import { cents } from './numbers.ts';

/** What stands on the paper, and what of it does not fit together. */
export interface Paper {
  vendor: string;
  vatId: string | null;
  iban: string;
  number: string;
  net: string;
  tax: string;
  total: string;
  totalInWords: string | null;
  taxCode: string;
  account: string;
  doubts: Doubt[];
}

const FIELDS = [
  'vendor',
  'vatId',
  'iban',
  'number',
  'net',
  'tax',
  'total',
  'totalInWords',
  'taxCode',
  'account',
];
const schema = {
  type: 'object',
  properties: Object.fromEntries(FIELDS.map((f) => [f, { type: ['string', 'null'] }])),
};

/** Read up to three times: a slip goes away, what the paper gets wrong stays. */
export async function askModel(
  invoice: Invoice,
  policy: Policy,
  desk: Desk,
  host: Host,
): Promise<Paper | undefined> {
  let paper: Paper | undefined;
  for (let reading = 0; reading < 3; reading += 1) {
    paper = await desk.try((o) => once(invoice, policy, host, o), 6_000);
    if (!paper || paper.doubts.length === 0) return paper;
  }
  return paper;
}

async function once(
  invoice: Invoice,
  policy: Policy,
  host: Host,
  options: { timeoutMs?: number },
): Promise<Paper> {
  const chart = policy.accounts.map((a) => `${a.id} ${a.name}`).join('\n');
  const { choices } = await host.model.chat(
    {
      model: 'aurora-2-2026-03-01',
      messages: [{ role: 'user', content: `Chart:\n${chart}\n\n"""${invoice.text}"""` }],
      response_format: { type: 'json_schema', json_schema: { name: 'paper', strict: true, schema } },
    },
    options,
  );
  const [choice] = choices;
  if (choice?.finish_reason !== 'stop' || choice.message.content === null) throw new Error('no whole answer');
  const paper: Paper = JSON.parse(choice.message.content);
  if (!paper.total || !paper.account) throw new Error('nothing read');
  return { ...paper, doubts: oddities(paper, policy) };
}

function oddities(paper: Paper, policy: Policy): Doubt[] {
  const [net, tax, total] = [cents(paper.net), cents(paper.tax), cents(paper.total)];
  const rate = policy.taxCodes.find((c) => c.code === paper.taxCode)?.rate ?? -1;
  const doubts: Doubt[] = [];
  if (Math.abs(net * rate - tax) > 1.5) doubts.push('tax');
  if (Math.abs(total - net - tax) > 1.5) doubts.push('total');
  if (paper.totalInWords !== null && cents(paper.totalInWords) !== total) doubts.push('total');
  return doubts;
}
