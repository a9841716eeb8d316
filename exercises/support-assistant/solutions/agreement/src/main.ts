import type { Host, Out, Ticket } from '../contract.ts';
import { agreedAnswer } from './agree.ts';
import { rule, tellOf, usable } from './money.ts';
import { type Mail, read } from './read.ts';
import { type Calls, NoAnswer, within } from './within.ts';

const BUDGET_MS = 16_000;

const PLEASE_EXPLAIN: Record<string, string> = {
  en: 'Thank you for writing to us. Would you please tell us what we can do for you?',
  de: 'Danke für Ihre Nachricht. Würden Sie uns bitte schreiben, was wir für Sie tun können?',
  pt: 'Obrigado pela sua mensagem. Pode, por favor, dizer-nos o que podemos fazer por si?',
};

type Queue = 'general' | 'billing' | 'legal' | 'safety';

/** Read the mail, find the articles, and answer only when two independent drafts say the same and the articles say it too. */
export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  const isMarked = (ticket.headers['auto-submitted'] ?? 'no') !== 'no';
  if (isMarked) return { action: 'ignore', reason: 'marked as automatic' };
  const call = within(host, BUDGET_MS);
  const person = (queue: Queue, reason: string): Out => ({
    action: 'handoff',
    queue,
    reason,
    summary: `Ticket ${ticket.id}, ${ticket.channel}: ${reason}`,
  });
  try {
    const mail = await read(ticket, call);
    switch (mail.category) {
      case 'legal':
      case 'safety':
        return person(mail.category, `needs ${mail.category}`);
      case 'auto_reply':
        return { action: 'ignore', reason: 'reads like an automatic reply' };
      case 'unclear':
        return {
          action: 'clarify',
          reply: PLEASE_EXPLAIN[mail.lang] ?? '',
          lang: mail.lang,
          asks: ['topic'],
        };
      case 'refund':
        return await payBack(ticket, mail, call, person);
      case 'question': {
        const articles = usable(await call.search(mail.text), ticket.policy);
        const found = await agreedAnswer(mail, articles, call);
        if (!found) return person('general', 'no two drafts agree on something the articles say');
        if (found.claims.length < mail.questions.length) {
          const summary = `${mail.questions.length - found.claims.length} of ${mail.questions.length} questions open`;
          await host.review.enqueue({ kind: 'part', priority: 2, summary, payload: { id: ticket.id } });
        }
        return {
          action: 'answer',
          reply: found.reply,
          lang: mail.lang,
          claims: found.claims,
          confidence: 0.9,
        };
      }
    }
  } catch (error) {
    if (error instanceof NoAnswer) return person('general', error.message);
    throw error;
  }
}

async function payBack(
  ticket: Ticket,
  mail: Mail,
  call: Calls,
  person: (queue: Queue, reason: string) => Out,
): Promise<Out> {
  const [id] = mail.orders;
  if (id === undefined || mail.orders.length > 1) return person('billing', 'names no order, or several');
  const ruling = rule(await call.order(id), ticket);
  if (!ruling.pays) return person('billing', ruling.why);
  try {
    const refundId = await call.payBack(ruling.order);
    return {
      action: 'refund',
      reply: tellOf(ruling.order, mail.lang),
      lang: mail.lang,
      refundId,
      confidence: 0.99,
    };
  } catch (error) {
    if (error instanceof NoAnswer) return person('billing', 'paid or not, nobody knows');
    throw error;
  }
}
