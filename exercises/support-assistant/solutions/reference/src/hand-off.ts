import type { Out, Ticket } from '../contract.ts';

type Queue = Extract<Out, { action: 'handoff' }>['queue'];

export function handOff(queue: Queue, reason: string, { id }: Ticket): Out {
  return { action: 'handoff', queue, reason, summary: `${id}: ${reason}` };
}
