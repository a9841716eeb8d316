/** Wording and values that a world is drawn from. Practice and hidden have one bank each and share no run of five words. */

export type Lang = 'en' | 'de';

/** What an abstract says of a lease, in the order of the form. */
export const FIELDS = [
  'landlord',
  'tenant',
  'startDate',
  'endDate',
  'rentPerMonth',
  'deposit',
  'noticePeriod',
  'renewal',
  'indexation',
  'signed',
] as const;
export type Field = (typeof FIELDS)[number];

/** Fields whose clause states a value: a name, a date, an amount, a period. */
export type ValueField = Exclude<Field, 'renewal' | 'indexation' | 'signed'>;

/** Fields that a clause decides without naming a value, and what they can be. */
export const MEANINGS = {
  renewal: ['automatic', 'on_request'],
  indexation: ['consumer_prices', 'fixed_steps'],
  signed: ['yes', 'no'],
} as const;
export type MeantField = keyof typeof MEANINGS;

/** Fields that an amendment can change and a schedule can repeat. */
export const CHANGEABLE = ['rentPerMonth', 'endDate', 'deposit'] as const;
export type Changeable = (typeof CHANGEABLE)[number];

/** Fields that a lease may only imply. */
export const IMPLIED = ['endDate', 'rentPerMonth'] as const;
export type Implied = (typeof IMPLIED)[number];

export interface Banks {
  /** One sentence each, `{value}` exactly once, at most 190 characters with a value in it. */
  clauses: Record<ValueField, Record<Lang, string[]>>;
  /** One sentence each; at least half of the renewals say it the other way round. */
  meant: Record<MeantField, Record<string, Record<Lang, string[]>>>;
  /** `{value}` once: how long the lease runs, or the rent of a year. */
  implied: Record<Implied, string[]>;
  /** A later sentence that changes a field: `{value}` once. */
  amended: Record<Changeable, string[]>;
  /** How a schedule repeats a field: `{value}` once. */
  scheduled: Record<Changeable, string[]>;
  /** First lines of what a file can hold. */
  headings: { lease: Record<Lang, string[]>; amendment: string[]; schedule: string[] };
  /** Below an amendment: that everybody agreed, or that nobody did yet. */
  agreed: string[];
  drafted: string[];
  /** Whole pages of what is no lease; may hold `{amount}`, `{date}`, `{name}`. */
  strangers: string[];
  /** Clauses with an amount or a date of something else: `{amount}` or `{date}`. */
  distractors: Record<Lang, string[]>;
  /** What else stands in leases; no amount, no date. */
  filler: Record<Lang, string[]>;
  /** Lines of lists that make leases long: `{n}` once. */
  inventory: string[];
  /** Sentences beside the parties: `{passport}` or `{iban}` once. */
  identity: string[];
  /** Text that somebody put into a lease for machines: `{value}` once, a date. */
  injections: string[];
  /** Clauses that speak of such text and are none. */
  quotedInstructions: string[];
  /** What the model invents of a field that nothing states: one sentence. */
  inventions: Record<ValueField, string>;
  companies: string[];
  people: string[];
  /** Rents of a month in whole euro. */
  rents: number[];
}

/** The lines of a text: banks are lists of sentences, and read best as such. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Every lead before every core: a clause often begins with what it is subject to. */
export function led(leads: readonly string[], cores: readonly string[]): string[] {
  return leads.flatMap((lead) => cores.map((core) => `${lead} ${core}`));
}
