import {
  AURORA_2,
  type Competence,
  competenceOf,
  type Invention,
  inDigits,
  type Rand,
  spellings,
} from 'holdfast/kit';
import type { AbsentTopicBank, Banks, Lang, TopicBank, Unit } from './banks.ts';
import { type Article, outdatedTranslation, translation } from './knowledge.ts';
import { PORTUGAL_FROM, type RefundPolicy } from './policy.ts';

/** A rule of the shop: what is in force, and what an archived article still says. */
export interface Rule {
  key: string;
  unit: Unit;
  count: number;
  archivedCount: number | undefined;
  /** What it was before: what archived articles and outdated translations say. */
  oldCount: number;
  /** The English article in force, and since when. */
  documentId: string;
  updatedAt: string;
  /** Every article that states it as it is in force. */
  sources: readonly string[];
  /** Rules that are easily taken for it. */
  near: string[];
}

/** Something customers ask for that the shop has no rule about, and the amount a model would invent. */
export interface Gap {
  key: string;
  unit: Unit;
  count: number;
  /** The rule whose amount it is: a model that makes something up takes it from an article about something else. */
  takenFrom: string | undefined;
  bank: AbsentTopicBank;
}

/** One world at a stage: the shop's rules, its knowledge base, what it pays back and how good its model is. */
export interface Shop {
  banks: Banks;
  stage: number;
  refunds: RefundPolicy;
  /** An id that no article has. */
  spareId(rand: Rand): string;
  rules: Map<string, Rule>;
  gaps: Gap[];
  documents: Article[];
  inventions: Record<string, Invention>;
  competence: Competence;
}

const ARCHIVED_ARTICLES = 11;
const TRANSLATED_ARTICLES = 12;
/** Of the translations so many were left behind by their original. */
const OUTDATED_TRANSLATIONS = 4;
const SPARE_IDS = 60;

/** Rules that are easily taken for one another: search finds one when the other is asked. */
const NEIGHBOURS = [
  ['return_window', 'exchange_window', 'refund_time', 'restocking_fee', 'return_label_cost'],
  ['shipping_time_domestic', 'shipping_time_eu', 'express_cost', 'lost_parcel_wait', 'pickup_hold_time'],
  ['shipping_cost', 'free_shipping_from', 'min_order_value', 'express_cost'],
  ['warranty_period', 'repair_time', 'damage_report_window'],
  ['student_discount', 'newsletter_discount', 'gift_card_validity', 'loyalty_points_expiry'],
  ['cancel_window', 'address_change_window', 'callback_time', 'invoice_deadline'],
];

export function makeShop(banks: Banks, rand: Rand, stage: number): Shop {
  const ids = rand.fork('ids').shuffle(Array.from({ length: 800 }, (_, i) => `KB-${i + 100}`));
  const nextId = () => ids.pop() as string;
  const keys = Object.keys(banks.topics);
  const archived = new Set(rand.fork('archived').sample(keys, ARCHIVED_ARTICLES));
  const rules = new Map<string, Rule>();
  const documents: Article[] = [];
  for (const key of keys) {
    const bank = banks.topics[key] as TopicBank;
    const own = rand.fork(key);
    const [count, archivedCount] = own.sample([...new Set(bank.values)], 2) as [number, number];
    const live = articleOf(key, bank.articles, count, bank.unit, 'live', nextId(), own);
    documents.push(live);
    if (archived.has(key)) {
      documents.push(articleOf(key, bank.archived, archivedCount, bank.unit, 'archived', nextId(), own));
    }
    const stale = archived.has(key) ? archivedCount : undefined;
    rules.set(key, {
      key,
      unit: bank.unit,
      count,
      archivedCount: stale,
      oldCount: archivedCount,
      documentId: live.id,
      updatedAt: live.updatedAt,
      sources: [live.id],
      near: live.near,
    });
  }
  const spare = Array.from({ length: SPARE_IDS }, nextId);
  if (stage >= PORTUGAL_FROM) documents.push(...translationsOf(banks, rules, spare, rand.fork('portugal')));
  const gaps = banks.absent.map((bank) => gapOf(bank, [...rules.values()], rand.fork(bank.key)));
  const competence = competenceOf(AURORA_2, rand.fork('competence'));
  const refunds: RefundPolicy = {
    upToMinor: rand.fork('limit').pick(banks.refundLimits),
    statuses: ['lost', 'returned'],
  };
  const inventions = inventionsOf(gaps, rand);
  const spareId = (own: Rand) => own.pick(spare.slice(TRANSLATED_ARTICLES));
  return {
    banks,
    stage,
    refunds,
    spareId,
    rules,
    gaps,
    documents: documents.map((d) => nearGaps(d, gaps)),
    inventions,
    competence,
  };
}

/** Its amount is that of a rule in force where one has a plausible amount of the unit. */
function gapOf(bank: AbsentTopicBank, rules: readonly Rule[], rand: Rand): Gap {
  const { key, unit, values } = bank;
  const isPlausible = (count: number) => count >= Math.min(...values) && count <= Math.max(...values);
  const alike = rules.filter((r) => r.unit === unit && isPlausible(r.count));
  const from = alike.length > 0 ? rand.fork('taken from').pick(alike) : undefined;
  return { key, unit, count: from?.count ?? rand.pick(values), takenFrom: from?.key, bank };
}

/** Search finds the article that an invented amount is taken from. */
function nearGaps(document: Article, gaps: readonly Gap[]): Article {
  if (document.status !== 'live') return document;
  const near = gaps.filter((g) => document.facts.some((f) => f.key === g.takenFrom)).map((g) => g.key);
  return near.length > 0 ? { ...document, near: [...document.near, ...near] } : document;
}

/** Half of the knowledge base in Portuguese, some of it left behind; a current one is a source of its rule. */
function translationsOf(
  banks: Banks,
  rules: Map<string, Rule>,
  ids: readonly string[],
  rand: Rand,
): Article[] {
  const keys = rand.fork('translated').sample([...rules.keys()], TRANSLATED_ARTICLES);
  return keys.map((key, i) => {
    const rule = rules.get(key) as Rule;
    const id = ids[i] as string;
    const own = rand.fork(key);
    if (i < OUTDATED_TRANSLATIONS) return outdatedTranslation(banks, rule, id, own);
    rules.set(key, { ...rule, sources: [rule.documentId, id] });
    return translation(banks, rule, id, own);
  });
}

function articleOf(
  key: string,
  articles: TopicBank['articles'],
  count: number,
  unit: Unit,
  status: 'live' | 'archived',
  id: string,
  rand: Rand,
): Article {
  const article = rand.pick(articles);
  const forms = spellings(count, unit);
  const value = rand.chance(0.55) ? (forms[0] as string) : rand.pick(forms);
  const span = article.sentence.replace('{value}', value);
  const year = status === 'live' ? 2026 : rand.int(2023, 2024);
  const updatedAt = `${year}-${pad(rand.int(1, 8))}-${pad(rand.int(1, 28))}`;
  return {
    id,
    title: article.title,
    text: `${article.title}\n${article.before} ${span} ${article.after}`,
    updatedAt,
    status,
    facts: [{ key, value, span }],
    near: NEIGHBOURS.filter((g) => g.includes(key))
      .flat()
      .filter((k) => k !== key),
    lang: 'en',
  };
}

function inventionsOf(gaps: readonly Gap[], rand: Rand): Record<string, Invention> {
  return Object.fromEntries(
    gaps.map(({ key, unit, count, bank }) => {
      const value = inDigits(count, unit, 'en');
      const sentence = rand.fork(`${key}:invention`).pick(bank.inventions.en).replace('{value}', value);
      return [key, { value, sentence }];
    }),
  );
}

/** How a reply states an amount under a rule or about a gap, one sentence in the language. */
export function statementOf(
  shop: Shop,
  key: string,
  count: number,
  lang: Lang,
  pick: (list: readonly string[]) => string,
): string {
  const topic = shop.banks.topics[key];
  if (topic) return pick(topic.replies[lang]).replace('{value}', inDigits(count, topic.unit, lang));
  const gap = shop.gaps.find((g) => g.key === key);
  return gap ? pick(gap.bank.inventions[lang]).replace('{value}', inDigits(count, gap.unit, lang)) : '';
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
