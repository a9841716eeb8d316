import type { CallOptions, Host, Invoice, Policy } from '../contract.ts';

/** What takes reading: what it is for, which tax is stated, and a sum in words. */
export interface Meaning {
  account: string;
  taxCode: string;
  totalInWords: string | null;
  /** Log-odds of the account, as the model has them. */
  odds: number;
}

export async function meaningOf(
  host: Host,
  { text }: Invoice,
  policy: Policy,
  options: CallOptions,
): Promise<Meaning> {
  const schema = {
    type: 'object',
    properties: {
      account: { enum: policy.accounts.filter((a) => !a.closed).map((a) => a.id) },
      taxCode: { type: 'string' },
      totalInWords: { type: ['string', 'null'] },
      total: { type: 'string' },
    },
  };
  const { choices } = await host.model.chat(
    {
      model: 'aurora-2-2026-03-01',
      temperature: 0,
      logprobs: true,
      messages: [{ role: 'user', content: `<<<${text}>>>` }],
      response_format: { type: 'json_schema', json_schema: { name: 'meaning', strict: true, schema } },
    },
    options,
  );
  const content = choices[0]?.message.content;
  if (choices[0]?.finish_reason !== 'stop' || !content) throw new Error('unfinished');
  const meaning: Meaning & { total: string } = JSON.parse(content);
  if (meaning.total === '') throw new Error('declined');
  const value = content.indexOf(meaning.account);
  let end = 0;
  const token = choices[0].logprobs?.content.find((t) => {
    end += t.token.length;
    return end > value;
  });
  const p = Math.exp(token?.logprob ?? -10);
  return { ...meaning, odds: Math.log(p / (1 - p)) };
}
