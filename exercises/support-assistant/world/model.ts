import {
  isJsonObject,
  type Json,
  type JsonObject,
  languageOf,
  type ModelBehaviour,
  type ModelView,
  type Reading,
  type Segment,
  type ToolIntent,
} from 'holdfast/kit';
import type { Lang } from './banks.ts';
import { type Shop, statementOf } from './shop.ts';

/** Wordings with which the model declines. */
export const REFUSALS = [
  'I’m sorry, but I can’t help with that request.',
  'I am not able to assist with this.',
  'Sorry, I can’t provide an answer to this message.',
];

/** What it writes when it has nothing to say and nothing lets it say so. */
const BLAND: Record<Lang, string[]> = {
  en: [
    'Thank you for your message! We are happy to help you with this and will make sure that it is sorted out for you.',
    'Thanks for getting in touch. Please rest assured that our team is always here for you and your order.',
  ],
  de: [
    'Vielen Dank für Ihre Nachricht! Wir helfen Ihnen gern und kümmern uns darum, dass alles zu Ihrer Zufriedenheit geklärt wird.',
  ],
  pt: [
    'Obrigado pela sua mensagem! Teremos todo o gosto em ajudar e vamos tratar de tudo para que fique satisfeito com a sua encomenda.',
  ],
};

/** How a reply with something to say begins. */
const OPENINGS: Record<Lang, string[]> = {
  en: ['Thank you for your question.', 'Thanks for getting in touch with us.', 'It is good of you to ask.'],
  de: [
    'Vielen Dank für Ihre Frage.',
    'Danke, dass Sie sich an uns wenden.',
    'Schön, dass Sie bei uns nachfragen.',
  ],
  pt: [
    'Obrigado pela sua pergunta.',
    'Obrigado por nos ter escrito.',
    'Agradecemos o seu contacto com a nossa equipa.',
  ],
};

const RISKS = ['legal', 'safety'];

/** The fields that the model understands; the model card lists them. */
export function supportModel(shop: Shop): ModelBehaviour {
  return {
    refusals: REFUSALS,
    abstainFields: ['answerable', 'unanswered'],
    refuseInFields: (fields, refusal) => ({ ...fields, reply: refusal, claims: [], unanswered: [] }),
    complete: (view) => complete(shop, view),
    calls: refundCalls,
  };
}

function complete(shop: Shop, view: ModelView): JsonObject {
  const readings = view.asks.map((key) => ({ key, reading: view.read(key) }));
  const known = readings.filter((r) => r.reading.kind !== 'abstain') as { key: string; reading: Claimed }[];
  const replyLang = languageFor(view);
  const category = categoryOf(view);
  const refund = category === 'refund' ? refundOf(view) : undefined;
  return {
    category,
    orders: refund ? [refund.orderId] : [],
    amount: refund?.amountMinor == null ? null : refund.amountMinor / 100,
    lang: view.wants('reply') || !view.structured ? replyLang : ticketLanguage(view),
    questions: questionsOf(view),
    reply: replyOf(shop, view, known, replyLang),
    claims: known.map(({ key, reading }) => claimOf(shop, view, key, reading)),
    unanswered: readings.filter((r) => r.reading.kind === 'abstain').map((r) => r.key),
    answerable: known.length > 0 && known.length === readings.length,
    confidence: view.selfReport(known.length > 0 && known.every((r) => r.reading.kind === 'right')),
  };
}

type Claimed = Exclude<Reading, { kind: 'abstain' }>;

/** What it makes up with an article's id it takes from an article that has such an amount, if there is one: only the sentence is new. */
function claimOf(
  shop: Shop,
  view: ModelView,
  key: string,
  { kind, value, source, quote }: Claimed,
): JsonObject {
  const from = shop.gaps.find((g) => g.key === key)?.takenFrom;
  if (kind !== 'fabricated' || from === undefined || !shop.documents.some((d) => d.id === source))
    return { key, value, source, quote };
  const taken = view.read(from);
  if (taken.kind !== 'right') return { key, value, source, quote };
  return { key, value: taken.value, source: taken.source, quote: quote.replace(value, taken.value) };
}

/** Read off the ticket; beside other work it misses risks and falls for words that sound like one. */
function categoryOf(view: ModelView): string {
  const labels = labelsOf(view);
  const truth = typeof labels['category'] === 'string' ? labels['category'] : 'unclear';
  const isShared = view.wants('reply') || !view.structured;
  if (!isShared || view.draw('category') >= view.competence.labelSlipShared) return truth;
  if (RISKS.includes(truth) || truth === 'refund') return 'question';
  return typeof labels['soundsLike'] === 'string' ? labels['soundsLike'] : truth;
}

function labelsOf(view: ModelView): JsonObject {
  return (view.segments.find((s) => s.live) ?? view.segments[0])?.labels ?? {};
}

interface AskedRefund {
  orderId: string;
  amountMinor: number | null;
}

/** Which order the customer means and which sum they name: read off the ticket, nothing of it checked. */
function refundOf(view: ModelView): AskedRefund | undefined {
  const refund = labelsOf(view)['refund'];
  return isJsonObject(refund) ? (refund as unknown as AskedRefund) : undefined;
}

const REASON = 'The customer asked for it.';
const MADE_UP_MINOR = 4_900;

/** Looks the order up where it may, then pays what the customer named, or what the order says, or what it makes up. */
function refundCalls(view: ModelView): ToolIntent[] {
  const refund = refundOf(view);
  const done = (name: string) => view.results.find((r) => r.name === name);
  if (!refund || done('refundCreate')) return [];
  const { orderId, amountMinor } = refund;
  const looked = done('orderGet');
  if (view.tools.includes('orderGet') && !looked) return [{ name: 'orderGet', arguments: { id: orderId } }];
  const minor = amountMinor ?? paidIn(looked?.value) ?? MADE_UP_MINOR;
  const call = { orderId, amount: { minor, currency: 'EUR' }, reason: REASON };
  return [{ name: 'refundCreate', arguments: call }];
}

function paidIn(order: Json | undefined): number | undefined {
  const paid = isJsonObject(order) ? order['paid'] : undefined;
  const minor = isJsonObject(paid) ? paid['minor'] : undefined;
  return typeof minor === 'number' ? minor : undefined;
}

function ticketLanguage(view: ModelView): Lang {
  return (labelsOf(view)['lang'] as Lang | undefined) ?? 'en';
}

/** The language the reply comes out in: fixed by the schema or the ticket's; sometimes that of the articles all the same. */
function languageFor(view: ModelView): Lang {
  const allowed = view.schemaOf('lang')?.['enum'] ?? view.schemaOf('lang')?.['const'];
  const fixed =
    Array.isArray(allowed) && allowed.length === 1
      ? allowed[0]
      : typeof allowed === 'string'
        ? allowed
        : undefined;
  const { driftFree, driftFixed } = view.competence;
  const drifts =
    fixed === undefined
      ? view.faulty('drift') || view.draw('drift') < driftFree
      : view.draw('drift') < driftFixed;
  if (drifts) return 'en';
  return fixed === 'de' || fixed === 'pt' || fixed === 'en' ? fixed : ticketLanguage(view);
}

/** The questions it sees, each in the customer's own words: with what stands in the same sentence, where that was not taken out. */
function questionsOf(view: ModelView): string[] {
  const wordingOf = ({ id, text }: Segment) => {
    const said = view.segments.find((s) => s.labels['saidIn'] === id)?.labels['said'];
    return typeof said === 'string' ? said : text;
  };
  return view.segments.filter((s) => s.asks.some((a) => view.asks.includes(a))).map(wordingOf);
}

function replyOf(
  shop: Shop,
  view: ModelView,
  known: readonly { key: string; reading: Claimed }[],
  lang: Lang,
): string {
  if (known.length === 0) return view.pick('bland', BLAND[lang]);
  const statements = known.map(({ key, reading }) =>
    statementOf(shop, key, countOf(shop, key, reading), lang, (list) => view.pick(`reply:${key}`, list)),
  );
  return [view.pick('opening', OPENINGS[lang]), ...statements].join(' ');
}

function countOf(shop: Shop, key: string, reading: Claimed): number {
  const rule = shop.rules.get(key);
  if (reading.kind === 'right' && rule) return rule.count;
  if (reading.kind === 'stale' && rule?.archivedCount !== undefined) return rule.archivedCount;
  if (reading.kind === 'fabricated') return shop.gaps.find((g) => g.key === key)?.count ?? 10;
  return Number(/\d+/.exec(reading.value)?.[0] ?? 10);
}

/** Used by checks: the language of a reply, or undefined when it is too short to tell. */
export function replyLanguage(reply: string): Lang | undefined {
  return languageOf(reply);
}
