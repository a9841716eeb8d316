import type { Article, Host, Out, Ticket } from '../contract.ts';
import { writeAnswer } from './answer.ts';
import { fromMachine, newText } from './mail.ts';
import { Budget } from './model.ts';
import { ASKS, CLARIFY, isIn, isRefusal } from './reply.ts';
import { asContext, merge, retrieve } from './retrieve.ts';
import { type Category, classify, guessQueue, type Lang, understand } from './triage.ts';

/** The customer waits 20 seconds. */
const BUDGET_MS = 17_500;

type Settled<T> = { ok: true; value: T } | { ok: false };

function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
  return promise.then(
    (value): Settled<T> => ({ ok: true, value }),
    (): Settled<T> => ({ ok: false }),
  );
}

export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  // The log is open to everybody here: numbers and codes, never what a customer wrote.
  const finish = (out: Out, code: string): Out => {
    host.log('info', 'decision', { id: ticket.id, action: out.action, code });
    return out;
  };
  const mail = newText(ticket.body);
  const body = mail.text === '' ? ticket.body.trim() : mail.text;
  const text = `${ticket.subject}\n${body}`.trim().slice(0, 8000);
  const handoff = (queue: 'general' | 'legal' | 'safety', reason: string): Out =>
    finish({ action: 'handoff', queue, reason, summary: text.slice(0, 400) || ticket.id }, reason);

  try {
    return await decide();
  } catch {
    return handoff(guessQueue(text), 'technical problem');
  }

  async function decide(): Promise<Out> {
    const budget = new Budget(host, BUDGET_MS);
    const [kind, asked, broad] = await Promise.all([
      settle(classify(text, budget, host)),
      settle(understand(text, budget, host)),
      settle(retrieve(text, budget, host)),
    ]);

    const category: Category | null = kind.ok ? kind.value : null;
    if (category === 'legal' || category === 'safety') return handoff(category, category);
    if (category === 'auto_reply' || fromMachine(ticket)) {
      return finish({ action: 'ignore', reason: 'written by a machine' }, 'machine');
    }
    if (category === null) return handoff(guessQueue(text), 'could not be sorted');

    const lang: Lang | null = asked.ok ? asked.value.lang : ticket.locale;
    if (category === 'unclear') {
      if (lang === null || mail.quoted) return handoff('general', 'unclear');
      return finish({ action: 'clarify', reply: CLARIFY[lang], lang, asks: [ASKS[lang]] }, 'unclear');
    }
    if (!asked.ok || lang === null) return handoff('general', 'language or questions unknown');

    const { questions } = asked.value;
    const narrow = await Promise.all(
      questions.slice(0, 4).map((question) => settle(retrieve(question, budget, host))),
    );
    const lists: Article[][] = [...narrow, broad].flatMap((result) => (result.ok ? [result.value] : []));
    const articles = merge(lists, 8);
    if (articles.length === 0) return handoff('general', 'no article found');

    const answer = await writeAnswer(text, asContext(articles), lang, budget, host);
    if (answer === null) return handoff('general', 'answers differ');

    const { reply, claims, unanswered } = answer;
    if (claims.length === 0) return handoff('general', 'not covered');
    if (isRefusal(reply)) return handoff('general', 'refused');
    const sources = new Set(articles.map((article) => article.id));
    if (!claims.every((claim) => sources.has(claim.source)))
      return handoff('general', 'source is not in force');
    if (claims.length + unanswered.length < questions.length)
      return handoff('general', 'a question is missing');
    if (!isIn(reply, lang)) return handoff('general', 'wrong language');

    if (unanswered.length > 0) {
      const summary = `Not covered by the knowledge base: ${unanswered.join('; ')}`;
      await host.review.enqueue({
        kind: 'unanswered_question',
        priority: 2,
        summary,
        payload: { ticketId: ticket.id, lang, unanswered, questions },
      });
    }
    return finish(
      { action: 'answer', reply, lang, claims, confidence: 0.95 },
      unanswered.length > 0 ? 'partly' : 'answered',
    );
  }
}
