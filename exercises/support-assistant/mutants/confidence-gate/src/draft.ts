import type { Claim } from '../contract.ts';

export interface Draft {
  reply: string;
  claims: Claim[];
  unanswered: string[];
  confidence: number;
}

/** The language is fixed by the schema, and there is a field for what the articles do not say. */
export function draftSchema(lang: string) {
  const text = { type: 'string' };
  const claim = {
    type: 'object',
    properties: { key: text, value: text, source: text },
    required: ['key', 'value', 'source'],
    additionalProperties: false,
  };
  return {
    name: 'draft',
    system:
      'Answer only from the articles. Name the article for every fact. List what the articles do not answer.',
    schema: {
      type: 'object',
      properties: {
        reply: text,
        lang: { type: 'string', enum: [lang] },
        claims: { type: 'array', items: claim },
        unanswered: { type: 'array', items: text },
        confidence: { type: 'number' },
      },
      required: ['reply', 'lang', 'claims', 'unanswered', 'confidence'],
      additionalProperties: false,
    },
  };
}
