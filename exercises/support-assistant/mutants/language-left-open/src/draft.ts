import type { Claim } from '../contract.ts';
import type { Shape } from './ask.ts';
import { listOf, record, TEXT } from './schema.ts';

export interface Draft {
  reply: string;
  claims: QuotedClaim[];
  unanswered: string[];
}

/** With the sentence of the article that it comes from. */
export interface QuotedClaim extends Claim {
  quote: string;
}

/** There is a field for what the articles do not say. */
export function draftShape(): Shape {
  return {
    name: 'draft',
    system:
      'Answer only from the articles. Name the article and quote the sentence for every fact. List what the articles do not answer.',
    schema: record({
      reply: TEXT,
      lang: TEXT,
      claims: listOf(record({ key: TEXT, value: TEXT, source: TEXT, quote: TEXT })),
      unanswered: listOf(TEXT),
    }),
  };
}
