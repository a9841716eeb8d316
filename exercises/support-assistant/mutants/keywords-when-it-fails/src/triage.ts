import { listOf, oneOf, record, TEXT } from './schema.ts';

export type Lang = 'en' | 'de' | 'pt';

/** A request of its own, because a category beside other work is often wrong. */
export interface Triage {
  category: 'question' | 'refund' | 'legal' | 'safety' | 'auto_reply' | 'unclear';
  lang: Lang;
  questions: string[];
  /** Number of the order whose money is wanted back, as the model read it: still to be checked. */
  orders: string[];
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
  }),
};

const LEGAL =
  /\b(lawyer|attorney|solicitor|sue|court|legal|ombudsman|police|anwalt|gericht|klage|advogad[oa]|tribunal|processo)\b/i;
const SAFETY =
  /\b(fire|flames?|smok\w+|burn\w*|scald\w*|injur\w*|hurt|hospital|doctor|shock|poison\w*|feuer|verletzt|arzt|fogo|queim\w+|ferid[oa])\b/i;
const WORDS: Record<Lang, RegExp> = {
  en: /\b(the|you|is|are|how|what|my|do)\b/gi,
  de: /\b(der|die|das|ich|ist|wie|und|sie|für)\b/gi,
  pt: /\b(o|os|que|para|com|uma|não|em)\b/gi,
};

/** What can be told of a mail without the model; nothing where there is not even a question to be seen. */
export function triageByWords(text: string): Triage | undefined {
  const count = (of: Lang) => text.match(WORDS[of])?.length ?? 0;
  const lang = (['en', 'de', 'pt'] as const).toSorted((a, b) => count(b) - count(a))[0] ?? 'en';
  const questions = text.match(/[^.!?\n]+\?/g) ?? [];
  if (LEGAL.test(text)) return { category: 'legal', lang, questions, orders: [] };
  if (SAFETY.test(text)) return { category: 'safety', lang, questions, orders: [] };
  return questions.length > 0 ? { category: 'question', lang, questions, orders: [] } : undefined;
}
