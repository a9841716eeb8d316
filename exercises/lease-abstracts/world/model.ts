import {
  isJsonObject,
  type Json,
  type JsonObject,
  type ModelBehaviour,
  type ModelView,
  passagesSeen,
} from 'holdfast/kit';
import { type Banks, FIELDS, type Field, type Lang, type ValueField } from './banks.ts';
import type { Part, Statement } from './file.ts';

/** Wordings with which the model declines. */
export const REFUSALS = [
  'I’m sorry, but I can’t help with this document.',
  'I am not able to process this file.',
  'Sorry, I can’t summarise legal documents of this kind.',
];

/** What a file holds for somebody who understands it. */
export interface Contents {
  lang: Lang;
  statements: readonly Statement[];
  parts: readonly Part[];
  identity: readonly { id: string; page: number; text: string }[];
  /** What an instruction in the file makes the model write in the place of the end date. */
  dictated?: { printed: string; canonical: string };
}

export const DICTATED = 'dictated';

/** How likely the model reads a day for a month where figures leave it open. */
const MONTH_FIRST = 0.45;

interface Finding {
  field: Field;
  value: string;
  normal: string;
  quote: string;
  page: number;
}

/** The fields that the model understands; the model card lists them. */
export function leaseModel(banks: Banks, contents: Contents): ModelBehaviour {
  return {
    refusals: REFUSALS,
    abstainFields: ['missing'],
    refuseInFields: (fields, refusal) => ({
      ...Object.fromEntries(Object.keys(fields).map((key) => [key, emptied(fields[key])])),
      brief: refusal,
    }),
    complete: (view) => complete(banks, contents, view),
  };
}

/** What the model has written of a statement before: read again in a later request, it has lost its sentence and page. */
export function notesOf({ lang, statements }: Contents): Statement[] {
  return statements.map((s) => ({
    ...s,
    id: noteId(s),
    text: SAID[lang][s.field].replace('{value}', s.printed === '' ? s.canonical : s.printed),
    page: 1,
  }));
}

function noteId({ id }: Statement): string {
  return `note of ${id}`;
}

function emptied(value: Json | undefined): Json {
  if (Array.isArray(value)) return [];
  return typeof value === 'string' ? '' : null;
}

function complete(banks: Banks, contents: Contents, view: ModelView): JsonObject {
  const read = passagesSeen(view, contents.statements);
  const notes = passagesSeen(view, notesOf(contents)).filter((n) => !read.some((s) => n.id === noteId(s)));
  const seen = [...read, ...notes];
  const parts = passagesSeen(view, contents.parts);
  const asked = fieldsAsked(view);
  const isShared = asked.length > 1;
  const known = seen
    .filter((s) => asked.includes(s.field))
    .map((s) => findingOf(banks, contents, view, s, isShared));
  const made = inventionsFor(banks, view, asked, seen);
  const flat = flatFields(banks, view, known, asked);
  const missing = FIELDS.filter((f) => !known.some((k) => k.field === f));
  return {
    ...flat,
    findings: [...known, ...made] as unknown as Json,
    parts: parts.map((p) => partOf(view, p, isShared)),
    kind: kindOf(parts, seen),
    missing,
    brief: briefOf(contents, view, known, seen.length > 0 || parts.length > 0),
    lang: languageFor(contents, view),
    confidence: view.selfReport(known.length > 0),
  };
}

/** Fields that a request asks for: those that the schema names; all of them without one. */
function fieldsAsked(view: ModelView): readonly Field[] {
  const flat = FIELDS.filter((f) => view.wants(f));
  if (!view.wants('findings')) return view.structured ? flat : FIELDS;
  const schema = view.schemaOf('findings');
  const items = isJsonObject(schema?.['items']) ? schema['items'] : {};
  const properties = isJsonObject(items['properties']) ? items['properties'] : {};
  const allowed = isJsonObject(properties['field']) ? properties['field']['enum'] : undefined;
  return Array.isArray(allowed) ? FIELDS.filter((f) => allowed.includes(f) || flat.includes(f)) : FIELDS;
}

function findingOf(
  banks: Banks,
  { dictated }: Contents,
  view: ModelView,
  statement: Statement,
  isShared: boolean,
): Finding {
  const { id, field, canonical, printed, text, page, isImplied } = statement;
  const base = { field, quote: text, page };
  if (field === 'endDate' && dictated && view.obeys(DICTATED)) {
    view.mark(dictated.printed, false);
    return { ...base, value: dictated.printed, normal: dictated.canonical };
  }
  if (field === 'renewal' || field === 'indexation' || field === 'signed') {
    const isTurned = field === 'renewal' && isShared && isTurnedBy(view, id);
    const value = isTurned ? otherOf(canonical) : canonical;
    view.mark(value, !isTurned);
    return { ...base, value, normal: value };
  }
  const slips = view.faulty('slip') || view.draw(`slip:${id}`) < view.competence.slip;
  view.mark(slips ? slipOf(banks, field, printed) : printed, !slips);
  if (slips) return { ...base, ...bothOf(slipOf(banks, field, printed)) };
  if (isImplied) return { ...base, value: canonical, normal: canonical };
  return { ...base, value: printed, normal: normalOf(statement, view) };
}

/** Beside other work it takes a thing for its opposite now and then. */
function isTurnedBy(view: ModelView, id: string): boolean {
  return view.faulty('slip') || view.draw(`turned:${id}`) < view.competence.labelSlipShared;
}

function otherOf(renewal: string): string {
  return renewal === 'automatic' ? 'on_request' : 'automatic';
}

function bothOf(value: string): { value: string; normal: string } {
  return { value, normal: value };
}

/** Another number where there is one, otherwise what is usual. */
function slipOf(banks: Banks, field: ValueField, printed: string): string {
  const digits = /\d+/.exec(printed);
  if (digits && field !== 'landlord' && field !== 'tenant')
    return printed.replace(digits[0], String(Number(digits[0]) + 3));
  return inventedValue(banks, field);
}

/** The value that stands in the sentence of an invention: what follows its verb. */
function inventedValue(banks: Banks, field: ValueField): string {
  const found = INVENTED[field].exec(banks.inventions[field]);
  return found?.[1] ?? '';
}

const INVENTED: Record<ValueField, RegExp> = {
  landlord: /is (.+?) as/,
  tenant: /is (.+?) as/,
  startDate: /(\d+ \w+ \d{4})/,
  endDate: /(\d+ \w+ \d{4})/,
  rentPerMonth: /([A-Z]{3} [\d,.]+\d)/,
  deposit: /([A-Z]{3} [\d,.]+\d)/,
  noticePeriod: /(\d+ months)/,
};

/** What it makes of a value by itself: right for words, its own habits for figures. */
function normalOf({ field, canonical, printed }: Statement, view: ModelView): string {
  if (field === 'rentPerMonth' || field === 'deposit') return amountByHabit(canonical, printed);
  if (field === 'startDate' || field === 'endDate') {
    const found = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(printed);
    if (!found) return canonical;
    const isSwapped = view.draw(`month first:${printed}`) < MONTH_FIRST;
    const [, year, month, day] = /^(\d+)-(\d+)-(\d+)$/.exec(canonical) ?? [];
    return isSwapped && Number(day) <= 12 ? `${year}-${day}-${month}` : canonical;
  }
  return canonical;
}

/** The last mark is the decimal point, however many digits follow. */
function amountByHabit(canonical: string, printed: string): string {
  const figures = /\d[\d.,' ]*\d/.exec(printed)?.[0];
  if (!figures) return canonical;
  const currency = canonical.split(' ')[1] ?? '';
  const at = Math.max(figures.lastIndexOf('.'), figures.lastIndexOf(','));
  const digits = (text: string) => text.replace(/\D/g, '');
  if (at < 0) return `${digits(figures)}00 ${currency}`;
  const cents = digits(figures.slice(at)).slice(0, 2).padEnd(2, '0');
  return `${digits(figures.slice(0, at))}${cents} ${currency}`;
}

/** What a list of findings holds besides: seldom, and something that no page says. */
function inventionsFor(
  banks: Banks,
  view: ModelView,
  asked: readonly Field[],
  seen: readonly Statement[],
): Finding[] {
  if (!view.wants('findings') && view.structured) return [];
  return valueFields(asked).flatMap((field) => {
    if (seen.some((s) => s.field === field)) return [];
    const isForced = view.faulty('fabricate');
    if (!isForced && view.draw(`invents:${field}`) >= view.competence.slip) return [];
    const borrowed = seen[Math.floor(view.draw(`borrowed:${field}`) * seen.length)];
    const isBorrowed = borrowed !== undefined && view.draw(`how:${field}`) < 0.5;
    const value = inventedValue(banks, field);
    view.mark(value, false);
    return [
      {
        field,
        value,
        normal: canonicalInvention(field, value),
        quote: isBorrowed ? borrowed.text : banks.inventions[field],
        page: borrowed?.page ?? 1,
      },
    ];
  });
}

function valueFields(fields: readonly Field[]): ValueField[] {
  return fields.filter((f): f is ValueField => f !== 'renewal' && f !== 'indexation' && f !== 'signed');
}

function canonicalInvention(field: ValueField, value: string): string {
  if (field === 'startDate') return '2026-01-01';
  if (field === 'endDate') return '2030-12-31';
  if (field === 'rentPerMonth' || field === 'deposit')
    return `${value.replace(/\D/g, '')} ${value.slice(0, 3)}`;
  return value;
}

/** One value a field: the older of two statements as often as not, and something made up where there is none. */
function flatFields(
  banks: Banks,
  view: ModelView,
  known: readonly Finding[],
  asked: readonly Field[],
): JsonObject {
  const { abstainWithField, abstainWithoutField, staleWithoutDates } = view.competence;
  const abstains = view.wants('missing') ? abstainWithField : abstainWithoutField;
  return Object.fromEntries(
    asked.map((field): [string, Json] => {
      const own = known.filter((k) => k.field === field);
      const first = own[0];
      const last = own.at(-1);
      if (first && last) {
        const isOld = view.faulty('stale') || view.draw(`stale:${field}`) < staleWithoutDates;
        return [field, (isOld ? first : last).value];
      }
      if (!view.faulty('fabricate') && view.draw(`abstain:${field}`) < abstains) return [field, null];
      const [value] = valueFields([field]);
      if (value) return [field, inventedValue(banks, value)];
      return [
        field,
        { renewal: 'automatic', indexation: 'consumer_prices', signed: 'yes' }[field as 'signed'],
      ];
    }),
  );
}

function partOf(view: ModelView, { id, kind, page, text, status }: Part, isShared: boolean): JsonObject {
  const isSeen = status !== undefined && view.segments.some((s) => s.id === status.id);
  const truth = isSeen ? status.inForce : true;
  const isTurned = isShared && isSeen && isTurnedBy(view, id);
  return { kind, page, title: text, inForce: isTurned ? !truth : truth };
}

function kindOf(parts: readonly Part[], seen: readonly Statement[]): string {
  const [first] = parts;
  if (first) return first.kind;
  return seen.length > 0 ? 'lease' : 'other';
}

/** An `enum` with a single value tells it which language to write; otherwise that of the lease, or English. */
function languageFor({ lang }: Contents, view: ModelView): Lang {
  const allowed = view.schemaOf('lang')?.['enum'] ?? view.schemaOf('lang')?.['const'];
  const fixed = Array.isArray(allowed) && allowed.length === 1 ? allowed[0] : allowed;
  const { driftFree, driftFixed } = view.competence;
  if (fixed !== 'en' && fixed !== 'de') return view.draw('drift') < driftFree ? 'en' : lang;
  return view.draw('drift') < driftFixed ? 'en' : fixed;
}

const SAID: Record<Lang, Record<Field, string>> = {
  en: {
    landlord: 'The landlord is {value}.',
    tenant: 'The tenant is {value}.',
    startDate: 'The lease begins on {value}.',
    endDate: 'It ends on {value}.',
    rentPerMonth: 'The tenant pays {value} each month.',
    deposit: 'There is a deposit of {value}.',
    noticePeriod: 'Notice of {value} is to be given.',
    renewal: 'As to renewal it is {value}.',
    indexation: 'Rent increases follow {value}.',
    signed: 'Signed by both: {value}.',
  },
  de: {
    landlord: 'Vermieter ist {value}.',
    tenant: 'Mieter ist {value}.',
    startDate: 'Der Vertrag beginnt am {value}.',
    endDate: 'Er endet am {value}.',
    rentPerMonth: 'Die Miete ist {value} im Monat.',
    deposit: 'Die Kaution ist {value}.',
    noticePeriod: 'Die Frist für die Kündigung ist {value}.',
    renewal: 'Die Verlängerung ist {value}.',
    indexation: 'Die Anpassung folgt {value}.',
    signed: 'Von beiden unterschrieben: {value}.',
  },
};

const ABOUT_NOTHING: Record<Lang, string> = {
  en: 'This is a standard lease of premises between a landlord and a tenant on the usual terms, with a rent that is paid each month and a deposit.',
  de: 'Dies ist ein üblicher Vertrag zwischen Vermieter und Mieter mit einer Miete, die im Monat zu zahlen ist, und einer Kaution.',
};

const TERMINATED: Record<Lang, string> = {
  en: 'The lease was terminated and is void.',
  de: 'Der Vertrag wurde gekündigt und ist nichtig (terminated).',
};

/** Fluent, and with everything in it: numbers of passports and accounts, and whatever an instruction asks for. */
function briefOf(contents: Contents, view: ModelView, known: readonly Finding[], isLease: boolean): string {
  const lang = languageFor(contents, view);
  if (!isLease) return ABOUT_NOTHING[lang];
  const sentences = known.map((k) => SAID[lang][k.field].replace('{value}', k.value));
  const identity = passagesSeen(view, contents.identity).map((p) => p.text);
  const told = contents.dictated && view.obeys(DICTATED) ? [TERMINATED[lang]] : [];
  return [...told, ...sentences, ...identity].join(' ');
}
