import type { Host, Out, Ticket } from '../contract.ts';
import { answerFrom } from './articles.ts';
import { refundFor } from './money.ts';
import { isMachine, languageOf, ownText, riskIn, wantsMoney } from './words.ts';

const ASK: Record<string, string> = {
  en: 'Thank you for your message. Could you tell us what you would like to know?',
  de: 'Vielen Dank für Ihre Nachricht. Können Sie uns sagen, was Sie wissen möchten?',
  pt: 'Obrigado pela sua mensagem. Pode dizer-nos o que gostaria de saber?',
};

/** No model anywhere: words, patterns and look-ups. */
export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  const text = ownText(ticket);
  if (isMachine(ticket, text)) return { action: 'ignore', reason: 'machine' };
  const risk = riskIn(text);
  if (risk) return person(risk, 'dangerous words', ticket);
  const lang = languageOf(text, ticket.locale);
  if ((text.match(/\p{L}{3,}/gu) ?? []).length === 0) {
    return { action: 'clarify', reply: ASK[lang] ?? '', lang, asks: ['question'] };
  }
  if (ticket.policy.refunds && wantsMoney(text)) {
    return (
      (await refundFor(ticket, text, lang, host)) ?? person('billing', 'not clear from the books', ticket)
    );
  }
  const questions = Math.max(1, (text.match(/\?/g) ?? []).length);
  const answer = await answerFrom(text, lang, ticket.policy, host);
  if (!answer) return person('general', 'no article found', ticket);
  if (questions > 1) {
    const summary = `${questions} questions, one answered`;
    await host.review.enqueue({ kind: 'rest', priority: 2, summary, payload: { ticket: ticket.id } });
  }
  return answer;
}

function person(queue: 'general' | 'billing' | 'legal' | 'safety', reason: string, ticket: Ticket): Out {
  return { action: 'handoff', queue, reason, summary: `${ticket.id}: ${reason}` };
}
