import type { Out, Ticket } from '../contract.ts';

export default async function handle(ticket: Ticket): Promise<Out> {
  return { action: 'handoff', queue: 'general', reason: 'policy', summary: ticket.subject || 'no subject' };
}
