import type { Host, Out, Ticket } from '../contract.ts';
import { writeAnswer } from './answer.ts';
import { tryRefund } from './refund.ts';
import { retrieve } from './retrieve.ts';
import { triage } from './triage.ts';

export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  host.log('info', 'ticket', {
    id: ticket.id,
    customer: ticket.customerId,
    subject: ticket.subject,
    body: ticket.body,
  });

  if (ticket.headers['auto-submitted']) {
    return { action: 'ignore', reason: 'automatic reply' };
  }

  const risk = triage(ticket.body);
  if (risk) {
    return { action: 'handoff', queue: risk, reason: 'keyword', summary: ticket.subject || ticket.body };
  }

  try {
    if (ticket.policy.refunds) {
      const refund = await tryRefund(ticket, host);
      if (refund) return refund;
    }
    const articles = await retrieve(ticket, host);
    const answer = await writeAnswer(ticket, articles, host);
    if (answer.confidence < 0.8) {
      return { action: 'handoff', queue: 'general', reason: 'not sure', summary: ticket.subject };
    }
    return { action: 'answer', ...answer };
  } catch {
    return {
      action: 'answer',
      reply: 'Thank you for your message! We are happy to help and will take care of it right away.',
      lang: 'en',
      claims: [],
      confidence: 0.9,
    };
  }
}
