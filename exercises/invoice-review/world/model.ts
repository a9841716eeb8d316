/** What the simulated model makes of an invoice. The model card lists its fields. */
import type { JsonObject, ModelBehaviour, ModelView } from 'holdfast/kit';
import type { Office } from './office.ts';

/** Wordings with which the model declines. */
export const REFUSALS = [
  'I’m sorry, but I can’t help with this document.',
  'I am not able to process this request.',
  'Sorry, I can’t extract data from this invoice.',
];

/** What the model would understand by reading an invoice, as the label of its text. */
export interface Labels {
  /** The account that is right; null where the chart has none. */
  account: string | null;
  /** The chance that the model gives that account. */
  clarity: number;
  /** How sure it is of that account, where that is not how good it is. */
  looks: number;
  /** What else it would give, one as likely as another; mostly there is but one. */
  others: string[];
  /** A number that it gives, sure of itself, in place of one from the chart. */
  invents: string | null;
  number: string;
  date: string;
  vendor: string;
  vatId: string | null;
  iban: string;
  net: string;
  tax: string;
  total: string;
  /** The total as the text says it in words, in digits with a point; null where it does not. */
  totalInWords: string | null;
  taxCode: string;
}

export function codingModel(office: Office): ModelBehaviour {
  return {
    refusals: REFUSALS,
    abstainFields: [],
    refuseInFields: (fields, refusal) => ({ ...fields, vendor: refusal, account: '', total: '', iban: '' }),
    complete: (view) => complete(office, view),
  };
}

const UNREAD: JsonObject = {
  account: '',
  vendor: '',
  vatId: null,
  iban: '',
  number: '',
  date: '',
  net: '',
  tax: '',
  total: '',
  totalInWords: null,
  taxCode: '',
};

/** It reads one invoice per request: the first that it finds. */
function complete(office: Office, view: ModelView): JsonObject {
  const [segment] = view.segments;
  if (!segment) return { ...UNREAD, confidence: view.selfReport(false) };
  const labels = segment.labels as unknown as Labels;
  const { account, certainty } = accountFor(office, labels, view, segment.id);
  const isRight = account === labels.account;
  view.mark(account, isRight, { field: 'account', probability: certainty });
  const { net, tax, total, number, date, vendor, vatId, iban, totalInWords, taxCode } = labels;
  const slips = view.draw(`slip:${segment.id}`) < view.competence.slip;
  return {
    account,
    vendor,
    vatId,
    iban,
    number,
    date,
    net,
    tax,
    total: slips ? misread(total, view.draw(`misread:${segment.id}`)) : total,
    totalInWords,
    taxCode,
    confidence: view.selfReport(isRight),
  };
}

function accountFor(
  { certainty: { slope, shift, noise }, chart }: Office,
  labels: Labels,
  view: ModelView,
  id: string,
): { account: string; certainty: number } {
  const allowed = view.schemaOf('account')?.['enum'];
  const offered = Array.isArray(allowed) ? allowed.filter((a) => typeof a === 'string') : undefined;
  const of = (clarity: number) => {
    const odds = slope * Math.log(clarity / (1 - clarity)) + shift + noise * normal(view, id);
    return 1 / (1 + Math.exp(-odds));
  };
  const any = (list: readonly string[]) =>
    list[Math.floor(view.draw(`other:${id}`) * list.length)] ?? labels.account ?? '';
  const { account, clarity, looks, others, invents } = labels;
  if (invents !== null && (!offered || offered.includes(invents)))
    return { account: invents, certainty: of(0.995) };
  const isOffered = account !== null && (!offered || offered.includes(account));
  if (!isOffered) return { account: any(offered ?? chart.map((a) => a.id)), certainty: of(0.15) };
  const isRight = view.draw(`account:${id}`) < clarity;
  const near = others.filter((o) => !offered || offered.includes(o));
  return { account: isRight ? account : any(near), certainty: of(looks) };
}

function normal(view: ModelView, id: string): number {
  const u = Math.max(1e-9, view.draw(`sure:${id}:u`));
  const z = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * view.draw(`sure:${id}:v`));
  return Math.max(-3, Math.min(3, z));
}

/** A sum with another digit among the first ones. */
function misread(sum: string, draw: number): string {
  const places = [...sum.matchAll(/\d/g)].slice(0, -2).map((m) => m.index);
  const at = places[Math.floor(draw * places.length)] ?? 0;
  return `${sum.slice(0, at)}${(Number(sum[at]) + 3) % 10 || 5}${sum.slice(at + 1)}`;
}
