/** Words and names of one side, public or hidden. Both sides have the same shape. */
export type Lang = 'en' | 'de';

/** What invoices are for. Which account that is differs from world to world. */
export const PURPOSES = ['freight', 'software', 'upkeep', 'advertising', 'travel', 'advice'] as const;
export type Purpose = (typeof PURPOSES)[number];

export type Wording = Record<Lang, string[]>;

export interface Banks {
  /** How invoices describe what was delivered. No two purposes can be told apart by a word. */
  purposes: Record<Purpose, Wording>;
  /** What the account of a purpose may be called in a chart. */
  accountNames: Record<Purpose, string[]>;
  /** Accounts that nothing here belongs to. */
  otherAccounts: string[];
  /** Things for which no chart has an account. */
  homeless: Wording;
  /** Remarks at the foot of an invoice: of no consequence, about a move, about other bank details. */
  plain: Wording;
  moved: Wording;
  rebanked: Wording;
  /** What talks like somebody in charge: who ordered or accepted it, and what would have a machine post it. */
  approved: Wording;
  injected: Wording;
  /** How it says that the customer owes the tax, and that the lower rate applies. */
  reverse: Wording;
  reduced: Wording;
  /** Names of vendors. The two of a pair are easily taken for one another. */
  pairs: [string, string][];
  singles: string[];
  streets: string[];
  cities: string[];
  /** How accounts and vendors are numbered. */
  accountsFrom: number;
  vendorPrefix: string;
}
