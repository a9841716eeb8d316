import type { Doc, Entry, Field, Out, Page } from '../contract.ts';
import { amountIn, dateIn, periodIn } from './figures.ts';

/** Words that leases use beside a field, and what stands there. */
const CUES: [Field, RegExp, (text: string, country: Doc['country']) => string | undefined][] = [
  [
    'startDate',
    /\b(begins?|commence\w*|starts?|from|first day|opening|opens|Beginn|beginnt|ab dem)\b/i,
    dateIn,
  ],
  ['endDate', /\b(ends?|expir\w*|until|last day|final|closing|closes|endet|spätestens|bis)\b/i, dateIn],
  ['rentPerMonth', /\b(rent|month|monthly|charge|Miete|Monat|monatlich)\b/i, amountIn],
  ['deposit', /\b(deposit|security|bond|surety|pledge|caution|Kaution|Sicherheit|Pfand)\b/i, amountIn],
  ['noticePeriod', /\b(notice|terminat\w*|withdraw\w*|Kündig\w*|Frist|Vorlauf)\b/i, periodIn],
];
const ROLES: [Field, RegExp][] = [
  ['landlord', /\b(landlord|owner|letting party|let by|grantor|proprietor|Vermieter\w*|Eigentümer\w*)\b/i],
  ['tenant', /\b(tenant|occupier|taking party|hirer|user|grantee|Mieter\w*|Nutzer\w*)\b/i],
];
const NAME = /\p{Lu}[\p{L}¨]+(?: (?:& )?\p{Lu}[\p{L}¨]+)+/u;

export default async function handle(doc: Doc): Promise<Out> {
  const text = doc.pages.map((page) => page.text).join(' ');
  if (text.trim() === '') return { status: 'rejected', reason: 'empty', detail: 'no text' };
  if (doc.pages.every(({ ocr }) => ocr !== null && ocr < 0.4))
    return { status: 'rejected', reason: 'unreadable', detail: 'poor scan' };
  if (
    /\b(invoice|bill|receipt|reminder|statement|quotation|estimate|certificate)\b/i.test(text.slice(0, 300))
  )
    return { status: 'rejected', reason: 'not_a_lease', detail: 'something else' };
  const pages = [...new Map(doc.pages.map((p) => [p.n, p])).values()].sort((a, b) => a.n - b.n);
  const numbers = Array.from({ length: doc.sheets ?? 0 }, (_, i) => i + 1);
  const unread = numbers
    .filter((n) => !pages.some((p) => p.n === n))
    .map((page) => ({ page, why: 'lacking' }));
  const sentences = pages.flatMap(sentencesOf);
  const fields = Object.fromEntries([
    ...ROLES.map(([field, cue]) => [field, named(sentences, cue)]),
    ...CUES.map(([field, cue, read]) => [field, stated(sentences, cue, (t) => read(t, doc.country))]),
    [
      'renewal',
      decided(sentences, /renew|prolong|goes on|verläng/i, (t) =>
        /\bnot\b|only|nicht|nur/i.test(t) ? 'on_request' : 'automatic',
      ),
    ],
    [
      'indexation',
      decided(sentences, /index|consumer|inflation|step|increment|Staffel|Preis/i, (t) =>
        /step|ladder|stair|Staffel|Stufe/i.test(t) ? 'fixed_steps' : 'consumer_prices',
      ),
    ],
    [
      'signed',
      decided(sentences.slice(-12), /sign|name|unterschr/i, (t) =>
        /____|empty|blank|missing|not|noch/i.test(t) ? 'no' : 'yes',
      ),
    ],
  ]) as Record<Field, Entry>;
  const warnings = Object.entries(fields).flatMap(([field, entry]) => {
    const page = 'page' in entry ? pages.find((p) => p.n === entry.page) : undefined;
    return page && page.ocr !== null && page.ocr < 0.8 ? [{ field: field as Field, why: 'poor scan' }] : [];
  });
  const tenant = 'value' in fields.tenant ? fields.tenant.value : '';
  const brief =
    doc.order.lang === 'de'
      ? `Der Mieter ist ${tenant} und das ist ein Vertrag.`
      : `The tenant is ${tenant} and this is a lease.`;
  return { status: unread.length > 0 ? 'partial' : 'complete', brief, fields, unread, warnings };
}

interface Sentence {
  text: string;
  page: number;
}

function sentencesOf({ n, text }: Page): Sentence[] {
  const flat = text.replace(/\s+/g, ' ');
  return flat.split(/(?<=[.)]) (?=\d+\.\d+ )/).map((s) => ({ text: s.replace(/^\d+\.\d+ /, ''), page: n }));
}

function stated(sentences: Sentence[], cue: RegExp, read: (text: string) => string | undefined): Entry {
  for (const { text, page } of sentences) {
    const value = cue.test(text) ? read(text) : undefined;
    if (value !== undefined) return { value, quote: text.slice(0, 200), page };
  }
  return { missing: true };
}

function named(sentences: Sentence[], cue: RegExp): Entry {
  return stated(sentences, cue, (text) => NAME.exec(text)?.[0]);
}

function decided(sentences: Sentence[], cue: RegExp, read: (text: string) => string): Entry {
  return stated(sentences, cue, read);
}
