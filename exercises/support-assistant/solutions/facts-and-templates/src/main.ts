import type { Host, Out, Ticket } from '../contract.ts';
import { Line, Unavailable } from './call.ts';
import { factsFor, isSource } from './facts.ts';
import { explainPlease, phrase } from './phrase.ts';
import { type Mail, readMail } from './read.ts';
import { refundFor } from './refund.ts';

const TIME_MS = 17_000;

/** The model reads: what a mail wants, and where an article says it. What goes out is written here. */
export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  if (ticket.headers['auto-submitted']) return { action: 'ignore', reason: 'header' };
  const line = new Line(host, TIME_MS);
  try {
    const mail = await readMail(ticket, line);
    const out = await decide(ticket, mail, host, line);
    host.log('info', 'done', { ticket: ticket.id, action: out.action });
    return out;
  } catch (error) {
    if (error instanceof Unavailable) return person('general', `no ${error.message} in time`, ticket);
    throw error;
  }
}

async function decide(ticket: Ticket, mail: Mail, host: Host, line: Line): Promise<Out> {
  switch (mail.kind) {
    case 'legal':
    case 'safety':
      return person(mail.kind, 'for people alone', ticket);
    case 'auto_reply':
      return { action: 'ignore', reason: 'text of a machine' };
    case 'unclear':
      return {
        action: 'clarify',
        reply: explainPlease(mail.lang),
        lang: mail.lang,
        asks: ['what it is about'],
      };
    case 'refund':
      return (await refundFor(ticket, mail, host, line)) ?? person('billing', 'not ours to pay', ticket);
    case 'question':
      return answer(ticket, mail, host, line);
  }
}

async function answer(ticket: Ticket, mail: Mail, host: Host, line: Line): Promise<Out> {
  const found = await line.call('articles', 2_000, (timeoutMs) =>
    host.tools.kbSearch({ text: mail.text, k: 8 }, { timeoutMs }),
  );
  const sources = found.filter((a) => isSource(a, ticket.policy));
  const facts = sources.length > 0 ? await factsFor(mail, sources, line) : undefined;
  if (!facts) return person('general', 'no article says it', ticket);
  const open = mail.questions.length - facts.length;
  if (open > 0) {
    const summary = `${open} question(s) without an article`;
    await host.review.enqueue({ kind: 'rest', priority: 2, summary, payload: { ticket: ticket.id } });
  }
  const claims = facts.map((f) => f.claim);
  return {
    action: 'answer',
    reply: phrase(facts, mail.lang, open > 0),
    lang: mail.lang,
    claims,
    confidence: 0.97,
  };
}

function person(queue: 'general' | 'billing' | 'legal' | 'safety', reason: string, ticket: Ticket): Out {
  return {
    action: 'handoff',
    queue,
    reason,
    summary: `${ticket.subject || 'No subject'} (${ticket.id}): ${reason}`,
  };
}
