import type { Host, Out, Ticket } from '../contract.ts';
import { answer } from './answer.ts';
import { articlesFor } from './articles.ts';
import { ask, Gone } from './ask.ts';
import { handOff } from './hand-off.ts';
import { note } from './log.ts';
import { currentText, wholeText } from './mail.ts';
import { refund } from './refund.ts';
import { ASK_BACK } from './texts.ts';
import { TRIAGE, type Triage, triageByWords } from './triage.ts';

/** After this many milliseconds a person takes over: 20 seconds are allowed. */
const DEADLINE_MS = 17_000;

const LEFT_ALONE: Out = { action: 'ignore', reason: 'a machine wrote it' };

export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  if ('auto-submitted' in ticket.headers) return LEFT_ALONE;
  try {
    return await decide(ticket, host, host.clock.now() + DEADLINE_MS);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    note(host, `${ticket.id}: ${error.message}`);
    return handOff('general', error.message, ticket);
  }
}

async function decide(ticket: Ticket, host: Host, endsAt: number): Promise<Out> {
  const { text, triage } = await read(ticket, host, endsAt);
  switch (triage.category) {
    case 'legal':
    case 'safety':
      return handOff(triage.category, 'not for a machine to answer', ticket);
    case 'auto_reply':
      return LEFT_ALONE;
    case 'unclear':
      return { action: 'clarify', reply: ASK_BACK, lang: triage.lang, asks: ['what is asked'] };
    case 'refund':
      return refund(ticket, triage, host, endsAt);
    case 'question': {
      const articles = await articlesFor(text, ticket.policy, host, endsAt);
      if (!articles) return handOff('general', 'the search cannot be had', ticket);
      return answer(ticket, host, { text, triage, articles, endsAt });
    }
  }
}

/** What the customer writes now counts; old mail below it only when the new part asks nothing. */
async function read(ticket: Ticket, host: Host, endsAt: number): Promise<{ text: string; triage: Triage }> {
  const text = currentText(ticket);
  const triage = await sort(text, host, endsAt);
  if (triage.category !== 'question' || triage.questions.length > 0) return { text, triage };
  const whole = wholeText(ticket);
  return { text: whole, triage: await ask<Triage>(host, TRIAGE, whole, endsAt) };
}

/** Twice: there is something to fall back on, and the time is better spent on the answer, which needs evidence anyway. */
async function sort(text: string, host: Host, endsAt: number): Promise<Triage> {
  try {
    return await ask<Triage>(host, TRIAGE, text, endsAt, [1, 2]);
  } catch (error) {
    const triage = error instanceof Gone ? triageByWords(text) : undefined;
    if (!triage) throw error;
    return triage;
  }
}
