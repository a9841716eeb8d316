import type { Article, Host, Out, Ticket } from '../contract.ts';
import { ask, Gone } from './ask.ts';
import { type Draft, draftSchema, writtenIn } from './draft.ts';
import { currentText, wholeText } from './mail.ts';
import { type Triage, triageSchema } from './triage.ts';

/** After this many milliseconds a person takes over: 20 seconds are allowed. */
const DEADLINE_MS = 17_000;

/** The threshold of the brief, with a margin. */
const SURE = 0.85;

const ASK_BACK: Record<string, string> = {
  en: 'Thank you for your message. Could you please tell us in a sentence what we can do for you?',
  de: 'Vielen Dank für Ihre Nachricht. Können Sie uns bitte in einem Satz sagen, was wir für Sie tun können?',
  pt: 'Obrigado pela sua mensagem. Pode dizer-nos numa frase o que podemos fazer por si?',
};

export default async function handle(ticket: Ticket, host: Host): Promise<Out> {
  if ('auto-submitted' in ticket.headers) return { action: 'ignore', reason: 'auto-submitted' };
  const endsAt = host.clock.now() + DEADLINE_MS;
  try {
    return await decide(ticket, host, endsAt);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    host.log('warn', 'handed off', { ticket: ticket.id, why: error.message });
    return handOff('general', error.message, ticket);
  }
}

async function decide(ticket: Ticket, host: Host, endsAt: number): Promise<Out> {
  const whole = wholeText(ticket);
  if (!/\p{L}/u.test(whole)) return clarify('en');

  let text = currentText(ticket);
  let triage = await ask<Triage>(host, triageSchema, text, endsAt);
  if (triage.category === 'question' && triage.questions.length === 0) {
    text = whole;
    triage = await ask<Triage>(host, triageSchema, text, endsAt);
  }
  if (triage.category === 'legal' || triage.category === 'safety')
    return handOff(triage.category, triage.category, ticket);
  if (triage.category === 'auto_reply') return { action: 'ignore', reason: 'automatic reply' };
  if (triage.category === 'unclear') return clarify(triage.lang);

  const found = await search(host, text, endsAt);
  const articles = found.filter((a) => a.status === 'live');
  if (articles.length === 0) return handOff('general', 'no article in force', ticket);
  return answer(ticket, host, { text, triage, articles, endsAt });
}

interface Task {
  text: string;
  triage: Triage;
  articles: Article[];
  endsAt: number;
}

/** Three drafts at most; what none can support goes to a person. */
async function answer(ticket: Ticket, host: Host, { text, triage, articles, endsAt }: Task): Promise<Out> {
  const sources = articles.map((a) => `[${a.id}] (${a.updatedAt.slice(0, 10)})\n${a.text}`).join('\n\n');
  const asked = Math.max(1, triage.questions.length);
  for (const temperature of [0, 0.8, 0.8]) {
    const draft = await ask<Draft>(
      host,
      draftSchema(triage.lang),
      `${sources}\n\nTicket:\n${text}`,
      endsAt,
      temperature,
    );
    const { claims } = draft;
    if (draft.confidence < SURE || claims.length === 0 || !writtenIn(draft.reply, triage.lang)) continue;
    if (claims.length < asked) {
      const summary = `Answered ${claims.map((c) => c.key).join(', ')}; open: ${draft.unanswered.join(', ') || 'the rest'}`;
      await host.review.enqueue({
        kind: 'open question',
        priority: 2,
        summary,
        payload: { ticket: ticket.id },
      });
    }
    host.log('info', 'answered', { ticket: ticket.id, rules: claims.map((c) => c.key) });
    return { action: 'answer', reply: draft.reply, lang: triage.lang, claims, confidence: draft.confidence };
  }
  return handOff('general', 'no draft that is sure enough', ticket);
}

async function search(host: Host, text: string, endsAt: number): Promise<Article[]> {
  for (let attempt = 0; attempt < 2 && host.clock.now() < endsAt; attempt += 1) {
    try {
      return await host.tools.kbSearch({ text, k: 6 }, { timeoutMs: 2_000 });
    } catch (error) {
      host.log('warn', 'search failed', { attempt, name: (error as Error).name });
    }
  }
  throw new Gone('search unavailable');
}

function clarify(lang: string): Out {
  return {
    action: 'clarify',
    reply: ASK_BACK[lang] ?? (ASK_BACK['en'] as string),
    lang,
    asks: ['what is asked'],
  };
}

function handOff(queue: 'general' | 'legal' | 'safety', reason: string, ticket: Ticket): Out {
  return {
    action: 'handoff',
    queue,
    reason,
    summary: `${ticket.id}: ${ticket.subject || 'no subject'} (${reason})`,
  };
}
