/** A request of its own, because a category beside other work is often wrong. */
export interface Triage {
  category: 'question' | 'legal' | 'safety' | 'auto_reply' | 'unclear';
  lang: string;
  questions: string[];
}

export const triageSchema = {
  name: 'triage',
  system:
    'Sort this message to a shop. Use "legal" for any threat of legal steps or of reporting us, "safety" for anything that hurt or could hurt somebody.',
  schema: {
    type: 'object',
    properties: {
      category: { type: 'string', enum: ['question', 'legal', 'safety', 'auto_reply', 'unclear'] },
      lang: { type: 'string', enum: ['en', 'de', 'pt'] },
      questions: { type: 'array', items: { type: 'string' } },
    },
    required: ['category', 'lang', 'questions'],
    additionalProperties: false,
  },
};
