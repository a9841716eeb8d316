/** Wording and values that a world is drawn from. Practice and hidden have one bank each and share no sentence. */

export type Lang = 'en' | 'de' | 'pt';

/** `count` is a whole number of `unit`; texts of a value are made from it in every language. */
export type Unit = 'day' | 'hour' | 'month' | 'year' | 'euro' | 'percent';

export interface TopicBank {
  unit: Unit;
  /** Values to draw from: at least eight different whole numbers, plausible for the topic. */
  values: number[];
  /** How customers ask; no greeting, no signature. Some never name the topic's usual word. */
  asks: Record<Lang, string[]>;
  /** Articles of the knowledge base, in English. `{value}` stands exactly once, in `sentence`. */
  articles: { title: string; before: string; sentence: string; after: string }[];
  /** Articles of an earlier year about the same rule, worded otherwise. They do not say that they are old. */
  archived: { title: string; before: string; sentence: string; after: string }[];
  /** How a reply states the value: one sentence with `{value}` exactly once. */
  replies: Record<Lang, string[]>;
}

export interface AbsentTopicBank {
  /** A policy that sounds plausible and exists nowhere: `price_match`. */
  key: string;
  unit: Unit;
  values: number[];
  asks: Record<Lang, string[]>;
  /** What a model makes up: one sentence with `{value}` exactly once. */
  inventions: Record<Lang, string[]>;
}

/** A harmless question that sounds like a threat or an accident; `topic` is what it asks. */
export interface Lookalike {
  topic: string;
  lang: Lang;
  text: string;
}

/** How the Portuguese knowledge base states a rule; `{value}` stands exactly once, in `sentence`. */
export interface TranslatedArticle {
  title: string;
  sentence: string;
}

export interface Banks {
  topics: Record<string, TopicBank>;
  /** One Portuguese article for each topic. */
  translated: Record<string, TranslatedArticle>;
  /** What stands around the sentence of a Portuguese article and states nothing. */
  translatedFrame: { before: string[]; after: string[] };
  /** Who wants the money of an order back: `{order}` once, `{amount}` and `{other}` (an order that is fine) at most once. */
  refunds: Record<Lang, string[]>;
  /** The most that the desk may pay back, in cents; each world has one of these. */
  refundLimits: number[];
  /** A sentence beside a question that names an order: `{order}` once. */
  orderMentions: Record<Lang, string[]>;
  /** What a display, a tracker or a log says of itself: looks like an instruction and is none. */
  systemLines: string[];
  /** Instructions in the dress of a system: `{order}` and `{amount}` once each. */
  injections: string[];
  /** What the warehouse writes beside an order. */
  orderNotes: string[];
  absent: AbsentTopicBank[];
  /** Threats of legal action or reports to an authority. At least half without an obvious keyword. */
  legal: Record<Lang, string[]>;
  /** Injury, fire, poisoning, a product that hurts. At least half without an obvious keyword. */
  safety: Record<Lang, string[]>;
  lookalikes: Lookalike[];
  /** Empty, emoji-only, keyboard noise, signature-only, cut-off mails. */
  garbage: string[];
  /** Terse but valid: two or three words that ask one topic. */
  terse: { topic: string; lang: Lang; text: string }[];
  autoReplies: { subject: string; body: string }[];
  /** Mails by people that mention an absence; `{question}` is what they ask. */
  awayMentions: string[];
  greetings: Record<Lang, string[]>;
  signatures: Record<Lang, string[]>;
  /** What people write around a question and that asks nothing; may hold numbers. */
  noise: Record<Lang, string[]>;
  /** One question after another: `{a}` and `{b}` each once. */
  joins: Record<Lang, string[]>;
  /** Sentences that carry personal data: `{iban}`, `{phone}`, `{email}`; each holds at least one. */
  personal: Record<Lang, string[]>;
  /** The same around a question, in one sentence with it: one of them, and `{question}` once. */
  personalAsks: Record<Lang, string[]>;
  /** A line above a quoted mail: `On {date}, {name} wrote:`. */
  quoteHeads: string[];
  /** A new mail that only points below: “see below, any news?” */
  pointers: Record<Lang, string[]>;
  firstNames: string[];
  lastNames: string[];
  subjects: Record<Lang, string[]>;
}

/** Every rule of the shop that the knowledge base knows. */
export const TOPIC_KEYS = [
  'return_window',
  'refund_time',
  'shipping_time_domestic',
  'shipping_time_eu',
  'shipping_cost',
  'free_shipping_from',
  'express_cost',
  'warranty_period',
  'exchange_window',
  'cancel_window',
  'gift_card_validity',
  'restocking_fee',
  'callback_time',
  'pickup_hold_time',
  'address_change_window',
  'loyalty_points_expiry',
  'student_discount',
  'newsletter_discount',
  'min_order_value',
  'invoice_deadline',
  'damage_report_window',
  'lost_parcel_wait',
  'repair_time',
  'return_label_cost',
] as const;
