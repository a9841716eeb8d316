import type { Article, Claim, Policy } from '../contract.ts';
import { type Amount, readAmount } from './amounts.ts';
import type { Line } from './call.ts';
import type { Mail } from './read.ts';

/** A fact that an article states, word for word, with its amount read. */
export interface Fact {
  claim: Claim;
  amount: Amount;
}

const TEXT = { type: 'string' };
const FORM = {
  system:
    'For each question give the rule, its amount as the article writes it, the article and its sentence. List what no article answers.',
  properties: {
    claims: {
      type: 'array',
      items: {
        type: 'object',
        properties: { key: TEXT, value: TEXT, source: TEXT, quote: TEXT },
        required: ['key', 'value', 'source', 'quote'],
        additionalProperties: false,
      },
    },
    unanswered: { type: 'array', items: TEXT },
  },
};

type Quoted = Claim & { quote: string };

/** Whether an article may be quoted, for what it costs to be wrong today. */
export function isSource(article: Article, { worth }: Policy): boolean {
  const { status, updatedAt, translationOf, record } = article;
  if (status !== 'live') return false;
  if (translationOf && updatedAt < translationOf.changedAt) return false;
  const needed = (worth.handoff - worth.wrong) / (worth.right - worth.wrong);
  return !record || record.right > needed * record.of;
}

/**
 * Facts for the questions of a mail: every one stands in the sentence that it is quoted from. Undefined when the model
 * claims what no article says, also after it was asked again.
 */
export async function factsFor(
  mail: Mail,
  articles: readonly Article[],
  line: Line,
): Promise<Fact[] | undefined> {
  const sources = articles.map((a) => `<article id="${a.id}" date="${a.updatedAt}">\n${a.text}\n</article>`);
  const user = `${sources.join('\n')}\n<mail>\n${mail.text}\n</mail>`;
  for (const fresh of [false, true, true]) {
    const { claims } = await line.fields<{ claims: Quoted[] }>('facts', FORM, user, fresh);
    const facts = claims.flatMap((c) => factOf(c, articles));
    if (facts.length === claims.length && facts.length > 0) return facts;
  }
  return undefined;
}

function factOf({ key, value, source, quote }: Quoted, articles: readonly Article[]): Fact[] {
  const article = articles.find((a) => a.id === source);
  const amount = readAmount(value);
  const stands = article?.text.includes(quote) === true && quote.includes(value);
  return stands && amount ? [{ claim: { key, value, source }, amount }] : [];
}
