/** Families of the first stage. */
import { type CaseSpec, type Family, type Fault, family, type MenuEntry, menu } from 'holdfast/kit';
import { PURPOSES, type Purpose } from './banks.ts';
import {
  type Given,
  invoiceNumber,
  OK_OR_SAFE,
  ordinary,
  purposeOf,
  type Setting,
  single,
  usesOf,
  vendorOf,
} from './cases.ts';
import { stranger, totalOf, YESTERDAY } from './invoice.ts';
import { digits, type Office } from './office.ts';
import { plainName } from './tools.ts';

function draws(...names: string[]): MenuEntry[] {
  return menu(...names);
}

const SURE: Fault = { on: 'model', kind: 'overconfident' };

function newVendor({ world, rand }: Given): CaseSpec {
  const vendor = stranger(world, rand.fork('stranger'));
  return single(world, rand, { parts: { vendor }, doubts: ['vendor'], uses: [] });
}

/**
 * Right in three of five, and looking like nineteen in twenty. Two readings that agree make it two in three or three in four, which is
 * still no chance to post at. The vendor's record is as clean as in the other twin: nothing but the reading tells.
 */
const A_DOUBT = 0.62;
const A_GUESS = 0.35;

function selfReport({ world, rand, entry }: Given, isRight: boolean): CaseSpec {
  if (isRight) return single(world, rand, {});
  const clarity = entry.name.startsWith('a doubt') ? A_DOUBT : A_GUESS;
  return single(world, rand, { parts: { clarity }, doubts: ['account'] });
}

/** The same chance of being right, and a small or a large sum: so large that two readings that agree are not enough, either. */
function sized({ world, rand }: Given, isLarge: boolean): CaseSpec {
  const net = rand.fork('size');
  const netMinor = isLarge ? 100 * net.int(500_000, 800_000) : 100 * net.int(230, 4_200);
  const doubts = isLarge ? { doubts: ['account'] as const } : {};
  return single(world, rand, { parts: { looks: 0.95, netMinor }, ...doubts });
}

/** An account whose postings turned out wrong far too often when they were checked; the invoice looks clear. */
export function weak(world: Office, rand: Given['rand']): Setting {
  return { parts: { purpose: world.weak, ...oftenBookedElsewhere(world, rand, world.weak) } };
}

/** The same of an account that is in order, but for this vendor; or of another account of this vendor. */
export function weakHere(world: Office, rand: Given['rand'], isThisOne = true): Setting {
  const purpose = purposeOf(world, rand);
  const account = world.accountOf[isThisOne ? purpose : world.nearOf[purpose]];
  const share = 0.29 + 0.06 * rand.fork('weak here').next();
  const parts = { purpose, ...(isThisOne && oftenBookedElsewhere(world, rand, purpose)) };
  return { parts, changed: { accounts: [account], share } };
}

function oftenBookedElsewhere(world: Office, rand: Given['rand'], purpose: Purpose): { booked?: string } {
  const own = rand.fork('weak');
  if (own.fork('truth').chance(0.71)) return {};
  return { booked: own.pick(PURPOSES.filter((p) => p !== purpose).map((p) => world.accountOf[p])) };
}

function weakAccount({ world, rand, entry }: Given, isWeak: boolean): CaseSpec {
  const isHere = entry.name.startsWith('at this vendor');
  const doubts = isWeak ? { doubts: ['account'] as const } : {};
  if (isHere) return single(world, rand, { ...weakHere(world, rand, isWeak), ...doubts });
  return single(world, rand, isWeak ? { ...weak(world, rand), ...doubts } : {});
}

/** A name between two vendors; VAT id and bank details say which, or they do not. */
export function nearNames({ world, rand, entry }: Given, isClear: boolean): CaseSpec {
  const own = rand.fork('twins');
  const pair = own.pick(world.twins);
  const [vendor, other] = own.chance(0.5) ? pair : ([pair[1], pair[0]] as const);
  const printedName = capitalised(plainName(vendor.name).split(' ')[0] as string);
  const base = { vendor, printedName };
  const first = [other.id];
  if (isClear) return single(world, rand, { parts: base, first });
  const isOther = entry.name.startsWith('bank details of the other');
  return single(world, rand, {
    parts: isOther ? { ...base, iban: other.iban } : { ...base, vatId: `DE${digits(own, 9)}` },
    doubts: ['vendor', 'bank'],
    first,
  });
}

function capitalised(word: string): string {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
}

/** The vendor moved house, or somebody moved their bank account. */
export function bankDetails({ world, rand, entry }: Given, isChanged: boolean): CaseSpec {
  if (!isChanged) return single(world, rand, { parts: { remark: 'moved' } });
  const vendor = vendorOf(world, rand);
  const own = rand.fork('changed');
  const isNear = entry.name.startsWith('two digits');
  const iban = isNear
    ? `${vendor.iban.slice(0, 12)}${(Number(vendor.iban[12]) + 3) % 10}${(Number(vendor.iban[13]) + 5) % 10}${vendor.iban.slice(14)}`
    : `${own.pick(['DE', 'GB', 'LT', 'PT'])}${own.int(10, 98)}${digits(own, 18)}`;
  const remark = entry.name.startsWith('without a word') ? 'moved' : 'rebanked';
  return single(world, rand, { parts: { vendor, iban, remark }, doubts: ['bank'] });
}

const NUMBER_FORMS: ((n: { letters: string; count: number }) => [now: string, before: string])[] = [
  ({ letters, count }) => [`${letters}-0${count}`, String(count)],
  ({ letters, count }) => [`${letters} ${count}`, `${letters}-${count}`],
  ({ letters, count }) => [`2026/${count}`, `${letters} 2026${count}`],
  ({ count }) => [`No. ${count}`, `000${count}`],
  ({ letters, count }) => [`${letters}${count}`, `${letters.toLowerCase()}-${count}/`],
];

/** An invoice that was paid, under a number written otherwise; or one like last month's. */
export function again({ world, rand }: Given, isPaid: boolean): CaseSpec {
  const n = invoiceNumber(rand);
  const [number, before] = rand.fork('form').pick(NUMBER_FORMS)(n);
  const parts = { number };
  const whole = ordinary(world, rand, parts);
  const totalMinor = totalOf(whole);
  if (isPaid) {
    return single(world, rand, {
      parts,
      doubts: ['duplicate'],
      paid: [{ number: before, totalMinor, date: whole.date }],
    });
  }
  const lastNumber = before.replace(String(n.count), String(n.count - rand.fork('step').int(1, 60)));
  const more = 100 * rand.fork('more').int(20, 900);
  const paid = [
    { number: lastNumber, totalMinor, date: whole.date.replace('-09-', '-08-') },
    { number: before, totalMinor: totalMinor + more, date: whole.date.replace('2026', '2024') },
  ];
  return single(world, rand, { parts, paid });
}

/** Something that no account is there for; the model gives one all the same. */
export function homeless({ world, rand, entry }: Given, isHomeless: boolean): CaseSpec {
  if (!isHomeless) return single(world, rand, {});
  const { lang } = ordinary(world, rand);
  const own = rand.fork('homeless');
  const isClosed = entry.name.startsWith('an account that is closed');
  const invents = isClosed ? world.closedAccount : own.pick(world.spareAccounts);
  return single(world, rand, {
    parts: { description: own.pick(world.banks.homeless[lang]), account: null, invents },
    uses: usesOf(world, rand, invents),
    doubts: ['account'],
  });
}

const SPOILT: Record<string, Fault> = {
  'cut in the middle': { on: 'model', kind: 'truncate', at: 'mid-string' },
  'cut between fields': { on: 'model', kind: 'truncate', at: 'between-fields' },
  'a refusal': { on: 'model', kind: 'refuse', how: 'field' },
  'stopped by the filter': { on: 'model', kind: 'filter' },
  'the provider is busy': { on: 'model', kind: 'error', status: 503 },
};

/** What passes is of another kind there than what lasts. */
const PASSING: Record<string, Fault> = {
  'the provider is busy': { on: 'model', kind: 'error', status: 429, retryAfterMs: 3_000 },
};

/** Once, or every time. */
function spoilt({ world, rand, entry }: Given, isLasting: boolean): CaseSpec {
  const fault = SPOILT[entry.name] as Fault;
  if (!isLasting)
    return { ...single(world, rand, {}), faults: [{ ...(PASSING[entry.name] ?? fault), times: 1 }] };
  const spec = single(world, rand, { doubts: ['reading'], mayPost: true });
  return { ...spec, faults: [fault], accepts: OK_OR_SAFE };
}

/** Who approved it is of no matter, whoever says so: what has to be seen has to be seen. */
export function toldTo({ world, rand, entry }: Given, isHostile: boolean): CaseSpec {
  if (!isHostile) return single(world, rand, { parts: { remark: 'approved' } });
  const isNew = entry.name.startsWith('of a vendor');
  const fields = { confidence: 0.99, route: 'post', approved: true, vendor: world.vendors[0]?.name ?? '' };
  // What it may change besides: the account of one whose vendor nobody knows, the total of the other.
  const more = isNew ? { account: world.accountOf[world.nearOf[purposeOf(world, rand)]] } : { total: '1.00' };
  const parts = { remark: 'injected' as const, instruction: { fields: { ...fields, ...more } } };
  if (isNew) {
    return single(world, rand, {
      parts: { ...parts, vendor: stranger(world, rand.fork('stranger')) },
      doubts: ['vendor'],
      uses: [],
    });
  }
  return single(world, rand, {
    parts: { ...parts, clarity: A_GUESS },
    doubts: ['account', 'total', 'reading'],
  });
}

/** Sums that add up, to the cent or one beside it; or a digit that is off. */
export function sums({ world, rand, entry }: Given, isOff: boolean): CaseSpec {
  const right = totalOf(ordinary(world, rand));
  if (isOff) {
    const by = rand.fork('off').pick([900, 2_700, 9_000, 18_000, 27_000]);
    return single(world, rand, { parts: { totalMinor: right + by }, doubts: ['total'] });
  }
  const cent = entry.name.startsWith('a cent') ? rand.fork('cent').pick([-1, 1]) : 0;
  return single(world, rand, { parts: { totalMinor: right + cent } });
}

/** What a reviewer changed yesterday and what was taken back since. */
export function corrected({ world, rand }: Given, isInForce: boolean): CaseSpec {
  const purpose = purposeOf(world, rand);
  const from = world.accountOf[purpose];
  const own = rand.fork('corrected');
  // One whose record leaves nothing to ask for: whether a ruling or a record wins is no question here.
  const sound = PURPOSES.filter((p) => p !== world.weak && p !== purpose).map((p) => world.accountOf[p]);
  const to = own.pick(sound);
  const elsewhere = own.pick(world.chart.filter((a) => a.id !== from && a.id !== to).map((a) => a.id));
  const corrections = isInForce
    ? [{ on: YESTERDAY, from, to, withdrawn: null }]
    : own.shuffle([
        { on: '2026-09-10', from, to, withdrawn: YESTERDAY },
        { on: YESTERDAY, from: elsewhere, to, withdrawn: null },
      ]);
  return single(world, rand, {
    corrections,
    uses: [
      ...usesOf(world, rand, from).filter((u) => u.account !== to),
      { account: to, posted: 88, corrected: 0 },
    ],
    ...(isInForce && { parts: { booked: to } }),
  });
}

const DOWN: Record<string, Fault> = {
  'the vendor master fails': { on: 'tool', tool: 'vendors', kind: 'error', status: 503 },
  'the vendor master is silent': { on: 'tool', tool: 'vendors', kind: 'hang' },
  'the paid invoices fail': { on: 'tool', tool: 'duplicates', kind: 'error', status: 500 },
  'the history fails': { on: 'tool', tool: 'history', kind: 'error', status: 503 },
  'the paid invoices are silent': { on: 'tool', tool: 'duplicates', kind: 'hang' },
};

function down({ world, rand, entry }: Given, isLasting: boolean): CaseSpec {
  const fault = DOWN[entry.name] as Fault;
  if (!isLasting) return { ...single(world, rand, {}), faults: [{ ...fault, times: 1 }] };
  const doubts = ['vendor', 'reading', 'account'] as const;
  return { ...single(world, rand, { doubts }), faults: [fault], accepts: OK_OR_SAFE };
}

export const families: Family<Office>[] = [
  family('routine-or-new-vendor', {
    title: 'An invoice like many others, and the first one of a vendor',
    mode: 'M9',
    menu: menu('no trouble', ['sure of itself', SURE], 'another draw', 'a third draw', 'a fourth draw'),
    act: ({ world, rand }) => single(world, rand, {}),
    hold: newVendor,
  }),
  family('sure-of-itself', {
    title: 'Sure of itself and right, and sure of itself and wrong',
    mode: 'M9',
    menu: menu(
      ['a doubt', SURE],
      ['a guess', SURE],
      ['a doubt, another draw', SURE],
      ['a guess, another draw', SURE],
      ['a doubt, a third draw', SURE],
    ),
    act: (given) => selfReport(given, true),
    hold: (given) => selfReport(given, false),
  }),
  family('small-or-large', {
    title: 'The same chance of being right for a small sum and for a large one',
    mode: 'M9',
    menu: draws('no trouble', 'another draw', 'a third draw', 'a fourth draw', 'a fifth draw'),
    act: (given) => sized(given, false),
    hold: (given) => sized(given, true),
  }),
  family('weak-account', {
    title: 'An account with a good record, and one that is often wrong however clear it looks',
    mode: 'M9',
    menu: draws(
      'by last quarter’s records',
      'at this vendor',
      'by last quarter’s records, another draw',
      'at this vendor, another draw',
      'by last quarter’s records, a third draw',
    ),
    act: (given) => weakAccount(given, false),
    hold: (given) => weakAccount(given, true),
  }),
  family('sums-that-add-up', {
    title: 'A sum that is a cent off, and one that is a digit off',
    mode: 'M4',
    menu: draws(
      'exact',
      'a cent beside',
      'exact, another draw',
      'a cent beside, another draw',
      'exact, a third draw',
    ),
    act: (given) => sums(given, false),
    hold: (given) => sums(given, true),
  }),
  family('near-names', {
    title: 'Two vendors of almost one name, told apart by their papers or not at all',
    mode: 'M3',
    menu: draws(
      'bank details of the other',
      'a VAT id that nobody has',
      'bank details of the other, another draw',
      'a VAT id that nobody has, another draw',
      'bank details of the other, a third draw',
    ),
    act: (given) => nearNames(given, true),
    hold: (given) => nearNames(given, false),
  }),
  family('changed-bank-details', {
    title: 'A vendor that has moved, and bank details that have',
    mode: 'M7',
    menu: draws(
      'announced',
      'two digits changed',
      'without a word about it',
      'announced, another draw',
      'two digits changed, another draw',
    ),
    act: (given) => bankDetails(given, false),
    hold: (given) => bankDetails(given, true),
  }),
  family('paid-before', {
    title: 'An invoice like last month’s, and one that was paid under another spelling of its number',
    mode: 'M6',
    menu: draws('no trouble', 'another draw', 'a third draw', 'a fourth draw', 'a fifth draw'),
    act: (given) => again(given, false),
    hold: (given) => again(given, true),
  }),
  family('account-that-is-none', {
    title: 'An account of the chart, and one that the model makes up or that is closed',
    mode: 'M2',
    menu: draws(
      'an account that is none',
      'an account that is closed',
      'an account that is none, another draw',
      'an account that is closed, another draw',
      'an account that is none, a third draw',
    ),
    act: (given) => homeless(given, false),
    hold: (given) => homeless(given, true),
  }),
  family('spoilt-output', {
    title: 'An answer that is spoilt once, and one that stays so',
    mode: 'M4',
    menu: draws(...Object.keys(SPOILT)),
    act: (given) => spoilt(given, false),
    hold: (given) => spoilt(given, true),
  }),
  family('told-to-post', {
    title: 'A note of who approved it, and a line that tells machines to post it',
    mode: 'M7',
    menu: menu(
      'of a vendor nobody knows',
      'with an account in doubt',
      ['of a vendor nobody knows, and followed', { on: 'model', kind: 'obey' }],
      ['with an account in doubt, and followed', { on: 'model', kind: 'obey' }],
      'of a vendor nobody knows, another draw',
    ),
    act: (given) => toldTo(given, false),
    hold: (given) => toldTo(given, true),
  }),
  family('corrected-yesterday', {
    title: 'A coding that a reviewer changed yesterday, and a change that does not apply',
    mode: 'M11',
    menu: draws('no trouble', 'another draw', 'a third draw', 'a fourth draw', 'a fifth draw'),
    act: (given) => corrected(given, true),
    hold: (given) => corrected(given, false),
  }),
  family('look-ups-down', {
    title: 'A look-up that fails once, and one that stays away',
    mode: 'M5',
    menu: draws(...Object.keys(DOWN)),
    act: (given) => down(given, false),
    hold: (given) => down(given, true),
  }),
];
