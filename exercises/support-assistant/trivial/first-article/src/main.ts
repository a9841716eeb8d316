import type { Host, Out, Ticket } from '../contract.ts';

export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  const [first] = await host.tools.kbSearch({ text: ticket.body, k: 1 });
  if (!first)
    return {
      action: 'handoff',
      queue: 'general',
      reason: 'nothing found',
      summary: ticket.subject || 'no subject',
    };
  return { action: 'answer', reply: first.text, lang: 'en', claims: [], confidence: 1 };
}
