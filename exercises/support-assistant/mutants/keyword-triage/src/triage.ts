const LEGAL =
  /\b(lawyers?|attorney|solicitor|court|sue|suing|legal|lawsuit|anwalt|gericht|klage|advogad[oa]|tribunal)\b/i;
const SAFETY =
  /\b(fire|burn\w*|burnt|injur\w*|hospital|hurt|poison\w*|smoke|shock|feuer|brand|verletzt|fogo|queimad\w*|ferid\w*)\b/i;

/** Words are faster and more predictable than a model. */
export function soundsRisky(text: string): 'legal' | 'safety' | null {
  if (SAFETY.test(text)) return 'safety';
  return LEGAL.test(text) ? 'legal' : null;
}

/** What kind of mail it is, apart from risks. */
export interface Triage {
  category: 'question' | 'auto_reply' | 'unclear';
  lang: string;
  questions: string[];
}

export const triageSchema = {
  name: 'triage',
  system: 'Sort this message to a shop.',
  schema: {
    type: 'object',
    properties: {
      category: { type: 'string', enum: ['auto_reply', 'unclear', 'question'] },
      lang: { type: 'string', enum: ['en', 'de', 'pt'] },
      questions: { type: 'array', items: { type: 'string' } },
    },
    required: ['category', 'lang', 'questions'],
    additionalProperties: false,
  },
};
