import type { Host, Out, Ticket } from '../contract.ts';
import { answer } from './answer.ts';
import { articlesFor } from './articles.ts';
import { ask, Gone } from './ask.ts';
import { handOff } from './hand-off.ts';
import { note } from './log.ts';
import { currentText, isMarkedAutomatic, wholeText } from './mail.ts';
import { refund } from './refund.ts';
import { askBack } from './texts.ts';
import { type Triage, triageSchema } from './triage.ts';

/** After this many milliseconds a person takes over: 20 seconds are allowed. */
const DEADLINE_MS = 17_000;

export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  if (isMarkedAutomatic(ticket)) return { action: 'ignore', reason: 'auto-submitted' };
  const endsAt = host.clock.now() + DEADLINE_MS;
  try {
    return await decide(ticket, host, endsAt);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    note(host, 'warn', 'handed off', { ticket: ticket.id, why: error.message });
    return handOff('general', error.message, ticket);
  }
}

async function decide(ticket: Ticket, host: Host, endsAt: number): Promise<Out> {
  if ((ticket.body.match(/\p{L}+/gu) ?? []).length < 4) return clarify('en');
  const { text, triage } = await read(ticket, host, endsAt);
  switch (triage.category) {
    case 'legal':
    case 'safety':
      return handOff(triage.category, triage.category, ticket);
    case 'auto_reply':
      return { action: 'ignore', reason: 'automatic reply' };
    case 'unclear':
      return clarify(triage.lang);
    case 'refund':
      return refund(ticket, triage, host, endsAt);
    case 'question': {
      const articles = await articlesFor(text, ticket.policy, host, endsAt);
      return answer(ticket, host, { text, triage, articles, endsAt });
    }
  }
}

/** What the customer writes now counts; old mail below it only when the new part asks nothing. */
async function read(ticket: Ticket, host: Host, endsAt: number): Promise<{ text: string; triage: Triage }> {
  const text = currentText(ticket);
  const triage = await ask<Triage>(host, triageSchema, text, endsAt);
  if (triage.category !== 'question' || triage.questions.length > 0) return { text, triage };
  const whole = wholeText(ticket);
  return { text: whole, triage: await ask<Triage>(host, triageSchema, whole, endsAt) };
}

function clarify(lang: string): Out {
  return { action: 'clarify', reply: askBack(lang), lang, asks: ['what is asked'] };
}
