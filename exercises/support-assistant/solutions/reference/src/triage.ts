/** A request of its own, because a category beside other work is often wrong. */
export interface Triage {
  category: 'question' | 'refund' | 'legal' | 'safety' | 'auto_reply' | 'unclear';
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
      category: { type: 'string', enum: ['question', 'refund', 'legal', 'safety', 'auto_reply', 'unclear'] },
      lang: { type: 'string', enum: ['en', 'de', 'pt'] },
      questions: { type: 'array', items: { type: 'string' } },
      orders: { type: 'array', items: { type: 'string' } },
    },
    required: ['category', 'lang', 'questions', 'orders'],
    additionalProperties: false,
  },
};
