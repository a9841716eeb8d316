/** One world: the chart of accounts, the vendor master, and how good the model is. */
import { AURORA_2, type Competence, competenceOf, type Rand } from 'holdfast/kit';
import { type Banks, PURPOSES, type Purpose } from './banks.ts';

export interface Account {
  id: string;
  name: string;
  closed: boolean;
}

export interface Vendor {
  id: string;
  name: string;
  vatId: string;
  iban: string;
  since: string;
}

/** How the model's log probability of an account follows from the chance that it is right, both as log-odds. */
export interface Certainty {
  slope: number;
  shift: number;
  noise: number;
}

export interface Office {
  banks: Banks;
  stage: number;
  chart: Account[];
  accountOf: Record<Purpose, string>;
  /** What the machine codes worst here, however clear it looks. */
  weak: Purpose;
  /** What the model takes an account for when it is wrong: nearly always the same other one. */
  nearOf: Record<Purpose, Purpose>;
  closedAccount: string;
  /** Numbers that look like an account's and are none. */
  spareAccounts: string[];
  vendors: Vendor[];
  /** Vendors whose names are easily taken for one another. */
  twins: [Vendor, Vendor][];
  competence: Competence;
  certainty: Certainty;
}

export function makeOffice(banks: Banks, rand: Rand, stage: number): Office {
  const numbers = rand
    .fork('accounts')
    .shuffle(Array.from({ length: 90 }, (_, i) => String(banks.accountsFrom + i * 17)));
  const next = () => numbers.pop() as string;
  const names = rand.fork('names');
  const used = PURPOSES.map((purpose) => ({
    purpose,
    account: { id: next(), name: names.pick(banks.accountNames[purpose]), closed: false },
  }));
  const others = banks.otherAccounts.map((name) => ({ id: next(), name, closed: false }));
  const closed = { id: next(), name: `${names.pick(banks.otherAccounts)} (until 2025)`, closed: true };
  const chart = [...used.map((u) => u.account), ...others, closed].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = rand.fork('vendors').shuffle(Array.from({ length: 400 }, (_, i) => 10_000 + i * 7));
  const vendor = (name: string): Vendor => {
    const own = rand.fork(name);
    return {
      id: `${banks.vendorPrefix}${ids.pop()}`,
      name,
      vatId: vatId(own),
      iban: iban(own),
      since: `20${own.int(12, 23)}-0${own.int(1, 9)}-${own.int(10, 28)}`,
    };
  };
  const twins = banks.pairs.map(([a, b]): [Vendor, Vendor] => [vendor(a), vendor(b)]);
  const weak = rand.fork('weak').pick(PURPOSES);
  return {
    banks,
    stage,
    chart,
    accountOf: Object.fromEntries(used.map((u) => [u.purpose, u.account.id])) as Record<Purpose, string>,
    weak,
    nearOf: nearest(rand.fork('near'), weak),
    closedAccount: closed.id,
    spareAccounts: numbers.slice(0, 20),
    vendors: [...twins.flat(), ...banks.singles.map(vendor)],
    twins,
    competence: competenceOf(AURORA_2, rand.fork('competence')),
    certainty: { slope: 0.5, shift: 2.36 + 0.12 * rand.fork('certainty').next(), noise: 0.06 },
  };
}

/** In a ring; the weak account is nobody's, or its record would give a mistake away. */
function nearest(rand: Rand, weak: Purpose): Record<Purpose, Purpose> {
  const ring = rand.shuffle(PURPOSES.filter((p) => p !== weak));
  const next = (p: Purpose) => ring[(ring.indexOf(p) + 1) % ring.length] as Purpose;
  return Object.fromEntries(PURPOSES.map((p) => [p, next(p)])) as Record<Purpose, Purpose>;
}

export function digits(rand: Rand, count: number): string {
  return Array.from({ length: count }, () => rand.int(0, 9)).join('');
}

export function vatId(rand: Rand): string {
  return `${rand.pick(['DE', 'GB', 'NL', 'FR'])}${rand.int(1, 9)}${digits(rand, 8)}`;
}

export function iban(rand: Rand): string {
  return `${rand.pick(['DE', 'GB', 'NL', 'FR'])}${rand.int(10, 98)}${digits(rand, 18)}`;
}
