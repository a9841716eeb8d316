import { listOf, oneOf, record, TEXT } from './schema.ts';

export type Lang = 'en' | 'de' | 'pt';

/** A request of its own, because a category beside other work is often wrong. */
export interface Triage {
  category: 'question' | 'refund' | 'legal' | 'safety' | 'auto_reply' | 'unclear';
  lang: Lang;
  questions: string[];
  /** Number of the order whose money is wanted back, as the model read it: still to be checked. */
  orders: string[];
  /** In euros. */
  amount: number | null;
}

export const TRIAGE = {
  name: 'triage',
  system:
    'Sort this message to a shop. Use "legal" for any threat of legal steps or of reporting us, "safety" for anything that hurt or could hurt somebody, "refund" where the money for an order is wanted back.',
  schema: record({
    category: oneOf('question', 'refund', 'legal', 'safety', 'auto_reply', 'unclear'),
    lang: oneOf('en', 'de', 'pt'),
    questions: listOf(TEXT),
    orders: listOf(TEXT),
    amount: { type: ['number', 'null'] },
  }),
};
