/** What cases of families and of traffic are made from. */
import type { CaseSpec, MenuEntry, Rand } from 'holdfast/kit';
import { type Lang, PURPOSES, type Purpose } from './banks.ts';
import {
  type CheckedAccount,
  type Doubt,
  type Invoice,
  invoiceOf,
  type Parts,
  recordsOf,
  runOf,
  TODAY,
} from './invoice.ts';
import { expectRun } from './judging.ts';
import { everyday, type NumberStyle } from './money.ts';
import type { Office, Vendor } from './office.ts';
import { GERMANY_FROM } from './policy.ts';
import type { AccountUse, Books, Correction, Paid } from './tools.ts';

export interface Given {
  world: Office;
  rand: Rand;
  entry: MenuEntry;
}

export const OK = ['ok'] as const;
export const OK_OR_SAFE = ['ok', 'safe'] as const;

/** What a case says of one invoice beside the invoice itself. */
export interface Setting {
  parts?: Partial<Parts>;
  /** What a review has to name; absent where posting is right. */
  doubts?: readonly Doubt[];
  /** What the vendor's invoices were posted to, and how often that was put right. */
  uses?: AccountUse[];
  /** Where that is to be drawn, but for these. */
  changed?: Changed;
  corrections?: Correction[];
  paid?: Paid[];
  records?: readonly CheckedAccount[];
  left?: number;
  first?: readonly string[];
  isGamble?: boolean;
  isOverBound?: boolean;
  mayPost?: boolean;
}

/** A purpose whose account is in order. */
export function purposeOf(office: Office, rand: Rand): Purpose {
  return rand.fork('purpose').pick(PURPOSES.filter((p) => p !== office.weak));
}

/** German ones come once there is a German entity. */
export function langAt(office: Office, rand: Rand): Lang {
  return office.stage >= GERMANY_FROM && rand.fork('lang').chance(0.4) ? 'de' : 'en';
}

const STYLES: Record<Lang, NumberStyle[]> = {
  en: ['english', 'plain', 'english', 'spaced'],
  de: ['german', 'german', 'swiss'],
};

/** Vendors with no near neighbour. */
export function lonely({ vendors, twins }: Office): Vendor[] {
  const paired = new Set(twins.flat());
  return vendors.filter((v) => !paired.has(v));
}

export function vendorOf(office: Office, rand: Rand): Vendor {
  return rand.fork('vendor').pick(lonely(office));
}

export function invoiceNumber(rand: Rand): { letters: string; year: number; count: number } {
  const own = rand.fork('number');
  return { letters: own.pick(['INV', 'RE', 'R', 'SI', 'BILL']), year: 2026, count: own.int(112, 9_899) };
}

export function dayOf(rand: Rand): string {
  return `2026-09-${String(rand.fork('day').int(1, 12)).padStart(2, '0')}`;
}

/** An ordinary invoice that is sure to be coded right. */
export function ordinary(office: Office, rand: Rand, own: Partial<Parts> = {}): Parts {
  const lang = own.lang ?? langAt(office, rand);
  const { letters, count } = invoiceNumber(rand);
  return {
    purpose: purposeOf(office, rand),
    lang,
    vendor: vendorOf(office, rand),
    netMinor: everyday(rand.fork('net')),
    taxCode: lang === 'de' ? 'V19' : rand.fork('tax').chance(0.85) ? 'V20' : 'V0',
    // Sure to be right, and looking as sure as the model ever does.
    clarity: 1,
    ...(own.clarity === undefined && { looks: 0.99 + 0.009 * rand.fork('clarity').next() }),
    remark: 'plain',
    style: rand.fork('style').pick(STYLES[lang]),
    number: `${letters}-${String(count).padStart(5, '0')}`,
    date: dayOf(rand),
    ...own,
  };
}

/** Of accounts at a vendor: the share that reviewers changed; next to none where nothing is said. */
export interface Changed {
  accounts: string[];
  share: number;
}

/**
 * What the history of a vendor shows: three accounts in use, the one that the model would take it for among them. It is drawn
 * from the vendor and not from the invoice at hand, so that a clean one says nothing of how clear this invoice is. The weak
 * account is as bad here as in its record, and thin.
 */
export function usesOf(office: Office, rand: Rand, account: string | null, changed?: Changed): AccountUse[] {
  const { accountOf, nearOf, weak } = office;
  const own = rand.fork('uses');
  const purpose = PURPOSES.find((p) => accountOf[p] === account);
  const near = purpose && accountOf[nearOf[purpose]];
  const first = [account, near].filter((a) => a !== null && a !== undefined);
  const rest = own.shuffle(PURPOSES.map((p) => accountOf[p]).filter((a) => !first.includes(a)));
  // What reviewers keep changing never comes first, so that who reads but one line of it reads the wrong one.
  const isLast = (a: string) => Number(changed?.accounts.includes(a) ?? false);
  const accounts = own.shuffle([...first, ...rest].slice(0, 3)).sort((a, b) => isLast(a) - isLast(b));
  return accounts.map((a) => {
    const use = own.fork(a);
    if (a === accountOf[weak]) {
      const posted = use.int(4, 9);
      return { account: a, posted, corrected: Math.round(0.3 * posted) };
    }
    const isChanged = changed?.accounts.includes(a) ?? false;
    const posted = isChanged ? use.int(130, 180) : use.int(60, 160);
    const share = isChanged ? (changed?.share ?? 0) : 0.015 * use.next();
    return { account: a, posted, corrected: Math.floor(posted * share) };
  });
}

export interface Made {
  invoice: Invoice;
  books: Books;
  records: CheckedAccount[];
}

/** One invoice with the books around it. */
export function made(office: Office, rand: Rand, { parts = {}, ...setting }: Setting): Made {
  const whole = ordinary(office, rand, parts);
  const invoice = invoiceOf(office, rand, whole);
  // As the model reads it, wherever it has to be booked.
  const account = whole.account === undefined ? office.accountOf[whole.purpose] : whole.account;
  const history = {
    uses: setting.uses ?? usesOf(office, rand, account, setting.changed),
    corrections: setting.corrections ?? [],
  };
  return {
    invoice,
    books: {
      history: { [whole.vendor.id]: history },
      paid: { [whole.vendor.id]: setting.paid ?? earlier(rand, invoice) },
      left: setting.left ?? rand.fork('left').int(8, 40),
      ...(setting.first && { first: setting.first }),
    },
    records: recordsOf(office, rand, setting.records),
  };
}

/** Paid invoices of the vendor that have nothing to do with this one. */
function earlier(rand: Rand, { coding }: Invoice): Paid[] {
  const own = rand.fork('earlier');
  return Array.from({ length: 3 }, (_, i) => ({
    number: `X-${own.int(10_000, 99_999)}`,
    totalMinor: coding.totalMinor + 100 * own.int(5, 900),
    date: `2026-0${own.int(5, 8)}-1${i}`,
  }));
}

/** A run of one invoice. */
export function single(office: Office, rand: Rand, setting: Setting): CaseSpec {
  const { invoice, books, records } = made(office, rand, setting);
  const { doubts = null, isGamble, isOverBound, mayPost } = setting;
  const hasRoom = books.left > 0;
  const { input, scene } = runOf(office, rand, { invoices: [invoice], books, records });
  const held = hasRoom ? { review: 1 } : { wait: 1 };
  return {
    input,
    scene,
    accepts: OK,
    judge: expectRun([
      {
        invoice,
        doubts,
        hasRoom,
        ...(isGamble && { isGamble }),
        ...(isOverBound && { isOverBound }),
        ...(mayPost && { mayPost }),
      },
    ]),
    best: doubts === null ? { right: 1 } : held,
  };
}

/** Several invoices in one run, with the same books. */
export function several(
  office: Office,
  rand: Rand,
  settings: readonly (Setting & { isTaken?: boolean })[],
  left: number,
): CaseSpec {
  const all = settings.map((setting, i) => made(office, rand.fork(`of ${i}`), setting));
  const books: Books = {
    history: Object.assign({}, ...all.map((m) => m.books.history)),
    paid: Object.assign({}, ...all.map((m) => m.books.paid)),
    left,
  };
  const { input, scene } = runOf(office, rand, {
    invoices: all.map((m) => m.invoice),
    books,
    records: recordsOf(office, rand),
  });
  const expected = all.map(({ invoice }, i) => {
    const { doubts = null, isTaken = true } = settings[i] as Setting & { isTaken?: boolean };
    return { invoice, doubts, hasRoom: isTaken };
  });
  const count = (is: (e: (typeof expected)[number]) => boolean) => expected.filter(is).length;
  const best = {
    right: count((e) => e.doubts === null),
    review: count((e) => e.doubts !== null && e.hasRoom),
    wait: count((e) => e.doubts !== null && !e.hasRoom),
  };
  return {
    input,
    scene,
    accepts: OK,
    judge: expectRun(expected),
    best: Object.fromEntries(Object.entries(best).filter(([, n]) => n > 0)),
  };
}

export { TODAY };
