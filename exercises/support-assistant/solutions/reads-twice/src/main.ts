import type { Host, Out, Ticket } from '../contract.ts';
import { type Answer, writeAnswer } from './answer.ts';
import { COLLEAGUE_FOLLOWS, type Lang, WHAT_DO_YOU_NEED } from './language.ts';
import { leansOnOld, pointsBelow, splitMail, withoutInstructions, withSubject } from './mail.ts';
import { describe, type Run, startRun } from './model.ts';
import { payBack } from './refund.ts';
import { retrieve, threshold } from './retrieve.ts';
import { type Reading, read } from './triage.ts';

type Queue = Extract<Out, { action: 'handoff' }>['queue'];

const MAX_TEXT = 10_000;
const MAX_QUESTIONS = 4;
const MAX_REPLY = 1_500;

export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  const run = startRun(host);
  // Everybody here reads this log: nothing that the customer wrote belongs into it.
  host.log('info', 'ticket', { id: ticket.id, channel: ticket.channel, length: ticket.body.length });
  const out = await decide(ticket, run).catch((error: unknown): Out => {
    host.log('error', 'ticket failed', { id: ticket.id, ...describe(error) });
    return handoff(ticket, 'general', 'technical failure');
  });
  host.log('info', 'decision', { id: ticket.id, action: out.action, requests: run.requests });
  return out;
}

async function decide(ticket: Ticket, run: Run): Promise<Out> {
  if (sentByMachine(ticket.headers)) return { action: 'ignore', reason: 'automatic mail' };

  const { fresh, old } = splitMail(ticket.body);
  const below = old !== '' && (fresh === '' || pointsBelow(fresh));
  const first = below ? old : withSubject(ticket, fresh);
  if (!/[\p{L}\p{N}]/u.test(first)) return clarify(ticket.locale ?? 'en');
  if (first.length > MAX_TEXT) return handoffLong(ticket, run, first);

  let text = first;
  let reading = await read(run, text);
  if (reading && asksNothing(reading, fresh) && !below && old !== '') {
    text = old.slice(0, MAX_TEXT);
    reading = await read(run, text);
  }
  if (!reading) return handoff(ticket, 'general', 'could not be read');
  run.host.log('info', 'reading', {
    id: ticket.id,
    category: reading.category,
    questions: reading.questions.length,
  });

  switch (reading.category) {
    case 'legal':
    case 'safety':
      return handoff(ticket, reading.category, reading.category);
    case 'auto_reply':
      return { action: 'ignore', reason: 'automatic mail' };
    case 'unclear':
      return clarify(reading.lang);
    case 'refund':
      return refund(ticket, run, reading);
    case 'question':
      return answer(ticket, run, text, reading);
  }
}

/** Somebody may point below in words that no pattern knows: then there is a question, and none that could be listed. */
function asksNothing({ category, questions }: Reading, fresh: string): boolean {
  return (category === 'question' && questions.length === 0) || (category === 'unclear' && leansOnOld(fresh));
}

/** `auto-submitted: no` is what the standard has for mail that a person sent. */
function sentByMachine(headers: Record<string, string>): boolean {
  const submitted = headers['auto-submitted']?.trim().toLowerCase();
  if (submitted && !submitted.startsWith('no')) return true;
  return headers['precedence']?.trim().toLowerCase() === 'auto_reply';
}

/** Too long for one request. A person gets it, and the right one if a threat stands in any part of it. */
async function handoffLong(ticket: Ticket, run: Run, text: string): Promise<Out> {
  for (let start = 0; start < text.length && start < 3 * MAX_TEXT; start += MAX_TEXT - 500) {
    const reading = await read(run, text.slice(start, start + MAX_TEXT));
    if (reading?.category === 'legal' || reading?.category === 'safety') {
      return handoff(ticket, reading.category, reading.category);
    }
  }
  return handoff(ticket, 'general', 'very long mail');
}

async function refund(ticket: Ticket, run: Run, { orders, lang }: Reading): Promise<Out> {
  if (ticket.policy.refunds) {
    try {
      const paid = await payBack(ticket, run, orders, lang);
      if (paid) return paid;
    } catch (error) {
      run.host.log('error', 'refund failed', { id: ticket.id, ...describe(error) });
    }
  }
  return handoff(ticket, 'billing', 'wants money back');
}

async function answer(ticket: Ticket, run: Run, text: string, reading: Reading): Promise<Out> {
  const { lang } = reading;
  const questions = reading.questions.length > 1 ? reading.questions : [withoutInstructions(text) || text];
  if (questions.length > MAX_QUESTIONS) return handoff(ticket, 'general', 'many questions');

  // One question is asked with the whole mail around it, several are asked one by one: each stands on its own evidence.
  const results = await Promise.all(
    questions.map(async (question) => {
      const searches = questions.length > 1 ? [question] : [...reading.questions, question];
      return { question, answer: await answerOne(ticket, run, question, searches, lang) };
    }),
  );
  const answers = results.map((result) => result.answer).filter((one): one is Answer => one !== null);
  const open = results.filter((result) => result.answer === null).map(({ question }) => question);
  if (answers.length === 0) return handoff(ticket, 'general', 'no article in force covers it');

  const confidence = Math.min(...answers.map((one) => one.confidence));
  const parts = answers.map((one) => one.reply);
  if (open.length > 0) parts.push(COLLEAGUE_FOLLOWS[lang]);
  const reply = parts.join('\n\n');
  if (confidence <= threshold(ticket.policy.worth) || reply.length > MAX_REPLY) {
    return handoff(ticket, 'general', 'not sure enough');
  }
  for (const question of open) {
    if (!(await enqueue(ticket, run, question)))
      return handoff(ticket, 'general', 'the queue did not take the rest');
  }
  return { action: 'answer', reply, lang, claims: answers.flatMap((one) => one.claims), confidence };
}

async function answerOne(
  ticket: Ticket,
  run: Run,
  question: string,
  searches: string[],
  lang: Lang,
): Promise<Answer | null> {
  try {
    const articles = await retrieve(run, searches, ticket.policy);
    return await writeAnswer(run, question, lang, articles);
  } catch (error) {
    run.host.log('warn', 'question failed', { id: ticket.id, ...describe(error) });
    return null;
  }
}

async function enqueue(ticket: Ticket, run: Run, question: string): Promise<boolean> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await run.host.review.enqueue({
        kind: 'open_question',
        priority: 2,
        summary: question.slice(0, 500),
        payload: { ticketId: ticket.id, question },
      });
      return true;
    } catch (error) {
      run.host.log('warn', 'enqueue failed', { id: ticket.id, attempt, ...describe(error) });
    }
  }
  return false;
}

function clarify(lang: Lang): Out {
  const { reply, ask } = WHAT_DO_YOU_NEED[lang];
  return { action: 'clarify', reply, lang, asks: [ask] };
}

function handoff(ticket: Ticket, queue: Queue, reason: string): Out {
  const text = `${ticket.subject}\n${splitMail(ticket.body).fresh || ticket.body}`
    .replace(/\s+/g, ' ')
    .trim();
  return { action: 'handoff', queue, reason, summary: `${reason}: ${text.slice(0, 600) || 'empty message'}` };
}
