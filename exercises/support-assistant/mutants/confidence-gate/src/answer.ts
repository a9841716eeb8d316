import type { Article, Host, Out, Ticket } from '../contract.ts';
import { ask } from './ask.ts';
import { isWrittenIn } from './check.ts';
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

/** The threshold of the brief, with a margin. */
const SURE = 0.85;
const DRAFTS = [1, 2, 3, 4];

/** Four drafts at most; what none is sure of goes to a person. */
export async function answer(ticket: Ticket, host: Host, task: Task): Promise<Out> {
  const { triage, articles, endsAt } = task;
  const { lang, questions } = triage;
  const content = `${sourcesOf(articles)}\n\nTicket:\n${task.text}`;
  for (const nth of DRAFTS) {
    const draft = await ask<Draft>(host, draftIn(lang), content, endsAt);
    const { reply, claims, confidence } = draft;
    const isSure = claims.length > 0 && confidence >= SURE;
    note(host, `${ticket.id}: draft ${nth} is ${isSure ? 'sure' : 'not sure'}`);
    if (!isSure || !isWrittenIn(lang, reply)) continue;
    if (claims.length < questions.length) await openPart(ticket, host, draft);
    return { action: 'answer', reply, lang, claims, confidence };
  }
  return handOff('general', 'no draft that is sure enough', ticket);
}

/** Dates stand beside the articles: they keep the model from taking an older version of a rule. */
function sourcesOf(articles: readonly Article[]): string {
  return articles.map((a) => `[${a.id}] (${a.updatedAt})\n${a.text}`).join('\n\n');
}

async function openPart({ id }: Ticket, host: Host, { unanswered }: Draft): Promise<void> {
  const summary = `${id} was answered, but for ${unanswered}`;
  await host.review.enqueue({ kind: 'open question', priority: 2, summary, payload: { ticket: id } });
}
