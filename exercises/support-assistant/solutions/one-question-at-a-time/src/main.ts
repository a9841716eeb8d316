import type { Host, Out, Ticket } from '../contract.ts';
import { answerQuestion } from './answer.ts';
import type { Budget } from './budget.ts';
import { startBudget, within } from './budget.ts';
import { isAutomatic, splitThread } from './mail.ts';
import { classify, isDanger, readOrders, readRequest } from './read.ts';
import { settle } from './refund.ts';
import { TEXTS } from './texts.ts';

/** Leaves three of the twenty seconds for delivery. */
const BUDGET_MS = 17_000;
const ENQUEUE_MS = 2_000;
/** Whoever asks more than this in one mail is better served by a person. */
const MAX_QUESTIONS = 4;
/** Share of right answers among those that pass all checks: our estimate, because the model's own number says nothing. */
const CHECKED_CONFIDENCE = 0.95;

export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  const budget = startBudget(host, BUDGET_MS);
  let out: Out;
  try {
    out = await decide(ticket, host, budget);
  } catch (error) {
    out = handoff('general', failureCode(error), ticket);
  }
  // Whole-company log: only ids, codes and numbers. No word that a customer, a model or an error message wrote.
  host.log('info', 'decision', {
    id: ticket.id,
    action: out.action,
    ...(out.action === 'handoff' ? { queue: out.queue, reason: out.reason } : {}),
    ...(out.action === 'answer' ? { sources: out.claims.map((claim) => claim.source) } : {}),
    ms: BUDGET_MS - budget.left(),
  });
  return out;
}

async function decide(ticket: Ticket, host: Host, budget: Budget): Promise<Out> {
  if (isAutomatic(ticket.headers)) return { action: 'ignore', reason: 'automatic_header' };

  const { fresh, quoted } = splitThread(ticket.body);
  const message = `${ticket.subject}\n\n${fresh}`;

  // All at once, but what is dangerous goes to a person even if the rest could not be read.
  const reading = outcomeOf(readRequest(message, host, budget));
  const [now, before] = await Promise.all([classify(message, host, budget), classify(quoted, host, budget)]);

  if (isDanger(now)) return handoff(now, 'risk', ticket);
  if (now === 'auto_reply') return { action: 'ignore', reason: 'automatic_text' };

  const read = await reading;
  if (!read.ok) throw read.error;
  const { lang } = read.value;
  let { questions } = read.value;

  if (now === 'refund') {
    const orders = await readOrders(message, host, budget);
    return settle(orders, ticket, lang, handoff, host, budget);
  }
  if (now === 'unclear' || questions.length === 0) {
    // "See below, any news?": the new part asks nothing itself, so what is below counts, if there is something.
    if (isDanger(before)) return handoff(before, 'risk', ticket);
    if (before === 'question') ({ questions } = await readRequest(quoted, host, budget));
    else if (now === 'unclear')
      return { action: 'clarify', reply: TEXTS[lang].clarify, lang, asks: TEXTS[lang].asks };
  }
  if (questions.length === 0) return handoff('general', 'no_question_found', ticket);
  if (questions.length > MAX_QUESTIONS) return handoff('general', 'many_questions', ticket);

  const results = await Promise.all(
    questions.map(async (question) => ({
      question,
      answer: await answerQuestion(question, lang, ticket.policy, host, budget),
    })),
  );
  const answers = results.flatMap(({ answer }) => (answer ? [answer] : []));
  const open = results.filter(({ answer }) => !answer).map(({ question }) => question);

  if (answers.length === 0) return handoff('general', 'not_covered', ticket);
  // Before the reply: it promises that a colleague has the rest. If that fails, this throws and a person gets the whole mail.
  if (open.length > 0) await enqueue(open, ticket, host);

  return {
    action: 'answer',
    reply: [...answers.map(({ reply }) => reply), ...(open.length > 0 ? [TEXTS[lang].rest] : [])].join(
      '\n\n',
    ),
    lang,
    claims: answers.flatMap(({ claims }) => claims),
    confidence: CHECKED_CONFIDENCE,
  };
}

async function enqueue(questions: string[], ticket: Ticket, host: Host): Promise<void> {
  const item = {
    kind: 'open_question',
    priority: 2 as const,
    summary: questions.join('\n'),
    payload: { ticketId: ticket.id, customerId: ticket.customerId, questions },
  };
  // Not retried: a second try could put it into the queue twice.
  await within(host.review.enqueue(item), ENQUEUE_MS, host);
}

function handoff(queue: 'general' | 'billing' | 'legal' | 'safety', reason: string, ticket: Ticket): Out {
  const text = splitThread(ticket.body).fresh;
  return { action: 'handoff', queue, reason, summary: `${ticket.subject}\n${text}`.trim().slice(0, 500) };
}

type Settled<T> = { ok: true; value: T } | { ok: false; error: unknown };

function outcomeOf<T>(promise: Promise<T>): Promise<Settled<T>> {
  return promise.then(
    (value) => ({ ok: true as const, value }),
    (error: unknown) => ({ ok: false as const, error }),
  );
}

/** The kind of failure. Never its message, which can quote the request. */
function failureCode(error: unknown): string {
  return error instanceof Error ? `failed_${error.name}` : 'failed';
}
