const LEGAL =
  /\b(lawyers?|attorney|solicitor|court|sue|suing|legal|lawsuit|anwalt|gericht|klage|advogad[oa]|tribunal)\b/i;
const SAFETY =
  /\b(fire|burn\w*|burnt|injur\w*|hospital|hurt|poison\w*|smoke|shock|feuer|brand|verletzt|fogo|queimad\w*|ferid\w*)\b/i;

export function soundsRisky(text: string): 'legal' | 'safety' | null {
  if (SAFETY.test(text)) return 'safety';
  return LEGAL.test(text) ? 'legal' : null;
}

/** A request of its own, because a category beside other work is often wrong. */
export interface Triage {
  category: 'question' | 'refund' | 'auto_reply' | 'unclear';
  lang: string;
  questions: string[];
  /** Numbers of the orders whose money is wanted back, as the model read them: still to be checked. */
  orders: string[];
}

export const triageSchema = {
  name: 'triage',
  system:
    'Sort this message to a shop. Use "legal" for any threat of legal steps or of reporting us, "safety" for anything that hurt or could hurt somebody, "refund" where the money for an order is wanted back.',
  schema: {
    type: 'object',
    properties: {
      category: { type: 'string', enum: ['refund', 'auto_reply', 'unclear', 'question'] },
      lang: { type: 'string', enum: ['en', 'de', 'pt'] },
      questions: { type: 'array', items: { type: 'string' } },
      orders: { type: 'array', items: { type: 'string' } },
    },
    required: ['category', 'lang', 'questions', 'orders'],
    additionalProperties: false,
  },
};
