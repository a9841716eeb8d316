import type { Out, Ticket } from '../contract.ts';

type Queue = Extract<Out, { action: 'handoff' }>['queue'];

export function handOff(queue: Queue, reason: string, ticket: Ticket): Out {
  const summary = `${ticket.id}: ${ticket.subject || 'no subject'} (${reason})`;
  return { action: 'handoff', queue, reason, summary };
}
