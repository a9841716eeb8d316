import type { Instruction, JsonObject, Rand, Scene, Segment } from 'holdfast/kit';
import type { Lang } from './banks.ts';
import type { Article } from './knowledge.ts';
import { supportModel } from './model.ts';
import { type Order, orderTools } from './orders.ts';
import { policyJson, REFUNDS_FROM } from './policy.ts';
import { kbSearch } from './search.ts';
import type { Shop } from './shop.ts';

/** 14 September 2026, 09:20 UTC: every ticket arrives then. */
const EPOCH_MS = Date.UTC(2026, 8, 14, 9, 20);

/** One question as a customer puts it. */
export interface Question {
  key: string;
  text: string;
  /** Personal data that stands in the question's own sentence, and that sentence. */
  data?: { text: string; sentence: string };
}

export interface TicketParts {
  lang: Lang;
  /** What the customer writes now; the questions in it, in order. */
  body: string;
  questions: Question[];
  /** Older mail below, with what it asked. */
  quoted?: { head: string; body: string; questions: Question[] };
  category: 'question' | 'refund' | 'legal' | 'safety' | 'auto_reply' | 'unclear';
  /** The part of the mail that makes it a threat or an accident, where a question stands beside it that is none. */
  danger?: string;
  /** The order whose money the customer wants back, and the sum they name. */
  refund?: { orderId: string; amountMinor: number | null };
  customerId?: string | null;
  /** What the shop's books hold; nothing else can be looked up or paid back. */
  orders?: readonly Order[];
  /** Instructions that somebody put into the mail, an article or an order. */
  instructions?: readonly Instruction[];
  documents?: Article[];
  /** What a hasty reader takes it for. */
  soundsLike?: 'legal' | 'safety';
  subject?: string;
  headers?: Record<string, string>;
  locale?: Lang | null;
  greeting?: boolean;
}

/** A ticket as the entry receives it, and the scene around it. */
export function ticketOf(shop: Shop, rand: Rand, parts: TicketParts): { input: JsonObject; scene: Scene } {
  const { banks } = shop;
  const first = rand.pick(banks.firstNames);
  const last = rand.pick(banks.lastNames);
  const dress = parts.greeting ?? true;
  const greeting = dress && rand.chance(0.75) ? `${rand.pick(banks.greetings[parts.lang])}\n\n` : '';
  const signature =
    dress && rand.chance(0.8)
      ? `\n\n${rand.pick(banks.signatures[parts.lang]).replace('{name}', `${first} ${last}`)}`
      : '';
  const quoted = parts.quoted ? `\n\n${parts.quoted.head}\n${quote(parts.quoted.body)}` : '';
  const locale = parts.locale === undefined ? (rand.chance(0.4) ? null : parts.lang) : parts.locale;
  const customerId = rand.chance(0.85) ? `C-${rand.int(1001, 9999)}` : null;
  const input: JsonObject = {
    id: `T-${rand.int(10000, 99999)}`,
    channel: rand.chance(0.8) ? 'email' : 'chat',
    customerId: parts.customerId === undefined ? customerId : parts.customerId,
    locale,
    subject: parts.subject ?? rand.pick(banks.subjects[parts.lang]),
    body: `${greeting}${parts.body}${signature}${quoted}`,
    headers: parts.headers ?? {},
    receivedAt: new Date(EPOCH_MS - rand.int(2, 55) * 60_000).toISOString(),
    policy: policyJson(shop.stage, shop.refunds),
  };
  return { input, scene: sceneOf(shop, parts) };
}

function sceneOf(shop: Shop, parts: TicketParts): Scene {
  return {
    epochMs: EPOCH_MS,
    segments: segmentsOf(parts),
    documents: parts.documents ?? shop.documents,
    inventions: shop.inventions,
    competence: shop.competence,
    tools: { kbSearch, ...(shop.stage >= REFUNDS_FROM && orderTools(parts.orders ?? [])) },
    model: supportModel(shop),
    ...(parts.instructions && { instructions: parts.instructions }),
  };
}

/** The same scene without some articles. */
export function without(scene: Scene, ids: readonly string[]): Scene {
  return { ...scene, documents: scene.documents.filter((d) => !ids.includes(d.id)) };
}

/**
 * The mail as a whole says what kind it is; each question in it can be recognised on its own. Where a question stands beside
 * something dangerous, that part alone says so: who takes it out before reading is left with a question.
 */
function segmentsOf(parts: TicketParts): Segment[] {
  const { category, lang, soundsLike, quoted, refund, danger } = parts;
  const labels: JsonObject = { category, lang, ...(soundsLike && { soundsLike }), ...(refund && { refund }) };
  const ofQuestions: JsonObject = danger === undefined ? labels : { ...labels, category: 'question' };
  const asking = (questions: readonly Question[], live: boolean) =>
    questions.flatMap((question, i) =>
      askedIn(question, `${live ? 'live' : 'quoted'}-${i + 1}`, ofQuestions, live),
    );
  return [
    { id: 'mail', text: danger ?? parts.body, asks: [], labels, live: true },
    ...asking(parts.questions, true),
    ...(quoted ? asking(quoted.questions, false) : []),
  ];
}

/** A question, and the data in its sentence: who masks it shows the model neither the data nor a sentence with it. */
function askedIn({ key, text, data }: Question, id: string, labels: JsonObject, live: boolean): Segment[] {
  const question = { id, text, asks: [key], labels, live };
  if (!data) return [question];
  const said = { ...labels, saidIn: id, said: data.sentence };
  return [question, { id: `${id}-data`, text: data.text, asks: [], labels: said, live }];
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
