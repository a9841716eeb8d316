import type { Article, Host, Out, Ticket } from '../contract.ts';
import { ask } from './ask.ts';
import { isBorneOut, isWrittenIn } from './check.ts';
import { type Draft, draftIn } from './draft.ts';
import { handOff } from './hand-off.ts';
import { note } from './log.ts';
import type { Triage } from './triage.ts';

export interface Task {
  text: string;
  triage: Triage;
  articles: Article[];
  endsAt: number;
}

const DRAFTS = [1, 2, 3, 4];

/** Four drafts at most; what none can support goes to a person. */
export async function answer(ticket: Ticket, host: Host, task: Task): Promise<Out> {
  const { triage, articles, endsAt } = task;
  const { lang, questions } = triage;
  const content = `${sourcesOf(articles)}\n\nTicket:\n${task.text}`;
  for (const nth of DRAFTS) {
    const draft = await ask<Draft>(host, draftIn(lang), content, endsAt);
    const { reply, claims } = draft;
    host.log('info', 'draft', { id: ticket.id, nth, draft });
    const isSound = claims.length > 0 && claims.every((c) => isBorneOut(c, articles));
    note(host, `${ticket.id}: draft ${nth} is ${isSound ? 'sound' : 'not borne out'}`);
    if (!isSound || !isWrittenIn(lang, reply)) continue;
    if (claims.length < questions.length) await openPart(ticket, host, draft);
    return { action: 'answer', reply, lang, claims, confidence: 0.95 };
  }
  return handOff('general', 'no draft that the articles support', ticket);
}

/** Dates stand beside the articles: they keep the model from taking an older version of a rule. */
function sourcesOf(articles: readonly Article[]): string {
  return articles.map((a) => `[${a.id}] (${a.updatedAt})\n${a.text}`).join('\n\n');
}

async function openPart({ id }: Ticket, host: Host, { unanswered }: Draft): Promise<void> {
  const summary = `${id} was answered, but for ${unanswered}`;
  await host.review.enqueue({ kind: 'open question', priority: 2, summary, payload: { ticket: id } });
}
