import type { Article, Host, Out, Ticket } from '../contract.ts';
import { ask } from './ask.ts';
import { supported, writtenIn } from './check.ts';
import { type Draft, draftSchema } from './draft.ts';
import { handOff } from './hand-off.ts';
import { note } from './log.ts';
import type { Triage } from './triage.ts';

export interface Task {
  text: string;
  triage: Triage;
  articles: Article[];
  endsAt: number;
}

/** Four drafts at most; what none can support goes to a person. */
export async function answer(ticket: Ticket, host: Host, task: Task): Promise<Out> {
  const { triage, articles } = task;
  if (articles.length === 0) return handOff('general', 'no article in force', ticket);
  const content = `${sourcesOf(articles)}\n\nTicket:\n${task.text}`;
  for (const temperature of [0, 0.8, 0.8, 0.8]) {
    const draft = await ask<Draft>(host, draftSchema(triage.lang), content, task.endsAt, temperature);
    const claims = supported(draft.claims, articles);
    if (claims.length < draft.claims.length || claims.length === 0 || !writtenIn(draft.reply, triage.lang))
      continue;
    if (claims.length < triage.questions.length) await openPart(ticket, host, draft);
    note(host, 'info', 'answered', { ticket: ticket.id, rules: claims.map((c) => c.key) });
    return { action: 'answer', reply: draft.reply, lang: triage.lang, claims, confidence: 0.95 };
  }
  return handOff('general', 'no draft that the articles support', ticket);
}

function sourcesOf(articles: readonly Article[]): string {
  return articles.map((a) => `[${a.id}] (${a.updatedAt.slice(0, 10)})\n${a.text}`).join('\n\n');
}

async function openPart(ticket: Ticket, host: Host, { claims, unanswered }: Draft): Promise<void> {
  const done = claims.map((c) => c.key).join(', ');
  const summary = `Answered ${done}; open: ${unanswered.join(', ') || 'the rest'}`;
  await host.review.enqueue({ kind: 'open question', priority: 2, summary, payload: { ticket: ticket.id } });
}
