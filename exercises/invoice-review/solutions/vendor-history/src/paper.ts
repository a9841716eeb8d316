import type { ChatResponse, Doubt, Host, Invoice, Policy } from '../contract.ts';
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
  /** How little the model thinks it may be wrong about the account: −ln of that chance. */
  sureness: number;
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
      logprobs: true,
      messages: [{ role: 'user', content: `Chart:\n${chart}\n\n"""${invoice.text}"""` }],
      response_format: { type: 'json_schema', json_schema: { name: 'paper', strict: true, schema } },
    },
    options,
  );
  const [choice] = choices;
  if (choice?.finish_reason !== 'stop' || choice.message.content === null) throw new Error('no whole answer');
  const paper: Paper = JSON.parse(choice.message.content);
  if (!paper.total || !paper.account) throw new Error('nothing read');
  return { ...paper, sureness: surenessOf(choice, `"account":"`), doubts: oddities(paper, policy) };
}

/** Of the token that goes past the end of a mark. */
function surenessOf({ logprobs }: ChatResponse['choices'][number], mark: string): number {
  let text = '';
  for (const { token, logprob } of logprobs?.content ?? []) {
    text += token;
    const at = text.indexOf(mark);
    if (at >= 0 && text.length > at + mark.length) return -Math.log(1 - Math.exp(logprob));
  }
  return 0;
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
