import type { Claim } from '../contract.ts';

export interface Draft {
  reply: string;
  claims: (Claim & { quote: string })[];
  unanswered: string[];
}

/** There is a field for what the articles do not say. */
export function draftSchema() {
  const text = { type: 'string' };
  const claim = {
    type: 'object',
    properties: { key: text, value: text, source: text, quote: text },
    required: ['key', 'value', 'source', 'quote'],
    additionalProperties: false,
  };
  return {
    name: 'draft',
    system:
      'Answer only from the articles. Name the article and quote the sentence for every fact. List what the articles do not answer.',
    schema: {
      type: 'object',
      properties: {
        reply: text,
        lang: text,
        claims: { type: 'array', items: claim },
        unanswered: { type: 'array', items: text },
      },
      required: ['reply', 'lang', 'claims', 'unanswered'],
      additionalProperties: false,
    },
  };
}
