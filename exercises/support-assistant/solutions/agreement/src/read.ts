import type { Ticket } from '../contract.ts';
import type { Calls } from './within.ts';

export interface Mail {
  text: string;
  category: 'question' | 'refund' | 'legal' | 'safety' | 'auto_reply' | 'unclear';
  lang: string;
  questions: string[];
  orders: string[];
}

const SCHEMA = {
  type: 'object',
  properties: {
    category: { enum: ['question', 'refund', 'legal', 'safety', 'auto_reply', 'unclear'] },
    lang: { enum: ['en', 'de', 'pt'] },
    questions: { type: 'array', items: { type: 'string' } },
    orders: { type: 'array', items: { type: 'string' } },
  },
  required: ['category', 'lang', 'questions', 'orders'],
  additionalProperties: false,
};

/** What kind of mail it is. The new part is read first; the old part below only when the new part asks nothing. */
export async function read(ticket: Ticket, call: Calls): Promise<Mail> {
  const lines = ticket.body.split('\n');
  const fresh = lines.filter((line) => !line.startsWith('>')).join('\n');
  const hasWords = /[A-Za-zÀ-ÿ]{2}/.test(ticket.subject + ticket.body);
  if (!hasWords) return { text: '', category: 'unclear', lang: 'en', questions: [], orders: [] };
  const first = await sort(ticket.subject, fresh, call);
  const isPointer = first.category === 'question' && first.questions.length === 0;
  if (!isPointer || fresh === ticket.body) return first;
  return sort(ticket.subject, lines.map((line) => line.replace(/^>\s?/, '')).join('\n'), call);
}

async function sort(subject: string, body: string, call: Calls): Promise<Mail> {
  const text = `${subject}\n\n${body}`;
  return { text, ...(await call.object<Omit<Mail, 'text'>>('sort', SCHEMA, text, 0)) };
}
