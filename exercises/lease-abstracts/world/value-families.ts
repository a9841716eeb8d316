import { type CaseSpec, dateInFigures, type Family, family, menu, type Rand } from 'holdfast/kit';
import { IMPLIED, type ValueField } from './banks.ts';
import { drawLease, leaseCase, OK_OR_SAFE } from './lease.ts';
import type { Office } from './office.ts';
import { inFigures, moneyOf, type Stated, two } from './terms.ts';

/** A value that a sentence states, in words as often as not, or one that follows from it. */
export function implied(world: Office, rand: Rand, isImplied: boolean): CaseSpec {
  const field = rand.fork('implied').pick(IMPLIED);
  return leaseCase(drawLease(world, rand, isImplied ? { implied: field } : {}));
}

/** Dates that can be read in one way alone, wherever the premises are. */
function plainDates(rand: Rand): Partial<Record<ValueField, Stated>> {
  const own = rand.fork('plain dates');
  const start = `${own.fork('y').int(2024, 2026)}-${two(own.fork('m').int(1, 12))}-${two(own.fork('d').int(1, 28))}`;
  const end = `${own.fork('e').int(2028, 2033)}${start.slice(4)}`;
  const stated = (iso: string): Stated => ({ canonical: iso, printed: dateInFigures(iso, 'month-name') });
  return { startDate: stated(start), endDate: stated(end) };
}

const POINTED = ['GB', 'DE', 'US'] as const;
type Pointed = (typeof POINTED)[number];
type Amount = 'rentPerMonth' | 'deposit';

/** An amount with or without cents, in a country that is known or not: only one of the four can be read in two ways. */
export function figured(
  world: Office,
  rand: Rand,
  how: { hasCents: boolean; isPlaced: boolean; country?: Pointed | undefined; field?: Amount },
): CaseSpec {
  const { field = 'rentPerMonth' } = how;
  const country = how.country ?? rand.fork('pointed').pick(POINTED);
  const minor = rand.fork('rent of').pick(world.banks.rents.filter((r) => r > 1_000)) * 100;
  const stated: Stated = {
    canonical: moneyOf(minor, country),
    printed: inFigures(minor, country, rand.fork('figures'), how.hasCents),
  };
  const lease = drawLease(world, rand, { country, terms: { ...plainDates(rand), [field]: stated } });
  const isDoubtful = !how.hasCents && !how.isPlaced;
  return leaseCase(lease, {
    isPlaced: how.isPlaced,
    ...(isDoubtful && { truths: { [field]: { kind: 'doubtful' } } }),
  });
}

/** Where the day stands: past the twelfth, before it, on it, in the twelfth month, or the same number as the month's. */
type Day = 'late' | 'early' | 'the twelfth' | 'in December' | 'alike';

export interface Dated {
  day: Day;
  isPlaced: boolean;
  country?: 'GB' | 'US' | undefined;
}

/** A day of commencement in figures, in a country that is known or not. */
export function dated(world: Office, rand: Rand, how: Dated): CaseSpec {
  const country = how.country ?? rand.fork('slashed').pick(['GB', 'US'] as const);
  const { month, day } = dayAndMonth(rand, how.day);
  const iso = `2026-${two(month)}-${two(day)}`;
  const style = country === 'GB' ? 'day-first' : 'month-first';
  const start: Stated = { canonical: iso, printed: dateInFigures(iso, style) };
  const lease = drawLease(world, rand, { country, terms: { ...plainDates(rand), startDate: start } });
  const isDoubtful = !how.isPlaced && how.day !== 'late' && how.day !== 'alike';
  return leaseCase(lease, {
    isPlaced: how.isPlaced,
    ...(isDoubtful && { truths: { startDate: { kind: 'doubtful' } } }),
  });
}

function dayAndMonth(rand: Rand, which: Day): { month: number; day: number } {
  const month = rand.fork('of').int(1, 12);
  const other = ((month + rand.fork('gap').int(1, 10) - 1) % 12) + 1;
  const before = Math.min(month, 11);
  switch (which) {
    case 'late':
      return { month, day: rand.fork('late').int(13, 28) };
    case 'early':
      return { month, day: other };
    case 'the twelfth':
      return { month: before, day: 12 };
    case 'in December':
      return { month: 12, day: before };
    case 'alike':
      return { month, day: month };
  }
}

export function german(
  world: Office,
  rand: Rand,
  how: { isWhole: boolean; hasSplitUmlauts: boolean },
): CaseSpec {
  const brief = rand.fork('brief').pick(['de', 'en'] as const);
  const field = rand.fork('omitted').pick(['deposit', 'noticePeriod', 'indexation'] as const);
  const lease = drawLease(world, rand, { lang: 'de', brief, ...(!how.isWhole && { omit: [field] }) });
  return leaseCase(lease, { hasSplitUmlauts: how.hasSplitUmlauts });
}

const NINETY = { filler: 5 } as const;
const PAGES = { least: 78, most: 90 };
/** Of the text, what may be spent when there is not enough for all of it. */
const TOO_LITTLE = 0.5;
const AND = 1_500;

/** More pages than anybody reads at once, with tokens enough to read them once, or for half of them. */
export function ninety(world: Office, rand: Rand, isEnough: boolean): CaseSpec {
  const pages = rand.fork('pages').int(PAGES.least, PAGES.most);
  const lease = drawLease(world, rand, { ...NINETY, pages });
  if (isEnough) return leaseCase(lease);
  return leaseCase(lease, {
    budget: (text) => Math.round(text * TOO_LITTLE + AND),
    mayBePartial: true,
    accepts: OK_OR_SAFE,
    best: { partial_due: 1 },
  });
}

const PLAIN = 'as it came';

const PLACES: Record<string, Pointed> = {
  'in Britain': 'GB',
  'in Germany': 'DE',
  'a deposit in the States': 'US',
};

function amountIn(entry: string): Amount {
  return entry.startsWith('a deposit') ? 'deposit' : 'rentPerMonth';
}

/** The same lease in both twins but for its first day, and whether anybody knows where the premises are. */
const DAYS: Record<string, { act: Dated; hold: Pick<Dated, 'day' | 'country'> }> = {
  'after the twelfth': { act: { day: 'late', isPlaced: false, country: 'US' }, hold: { day: 'early' } },
  'in a country that is known': {
    act: { day: 'the twelfth', isPlaced: true, country: 'GB' },
    hold: { day: 'the twelfth', country: 'GB' },
  },
  'after the twelfth again': {
    act: { day: 'late', isPlaced: false, country: 'GB' },
    hold: { day: 'in December', country: 'GB' },
  },
  'twice the same number': { act: { day: 'alike', isPlaced: false }, hold: { day: 'early' } },
  'in another country': {
    act: { day: 'early', isPlaced: true, country: 'US' },
    hold: { day: 'early', country: 'US' },
  },
};

function daysOf(name: string) {
  const days = DAYS[name];
  if (!days) throw new RangeError(`no days for the entry ${name}`);
  return days;
}

export const valueFamilies: Family<Office>[] = [
  family('quoted-or-implied', {
    title: 'A value that a sentence states, and one that follows from it',
    mode: 'M2',
    menu: menu(
      PLAIN,
      'another lease',
      { on: 'model', kind: 'slip', times: 1 },
      'a third lease',
      'a fourth lease',
    ),
    act: ({ world, rand, entry }) => implied(world, rand.fork(entry.name), false),
    hold: ({ world, rand, entry }) => implied(world, rand.fork(entry.name), true),
  }),
  family('which-number', {
    title: 'An amount that can be read in one way, and in two',
    mode: 'M4',
    menu: menu('with cents', ...Object.keys(PLACES), 'a deposit with cents'),
    act: ({ world, rand, entry }) => {
      const country = PLACES[entry.name];
      const field = amountIn(entry.name);
      return figured(world, rand.fork(entry.name), {
        hasCents: !country,
        isPlaced: !!country,
        country,
        field,
      });
    },
    hold: ({ world, rand, entry }) => {
      const country = PLACES[entry.name];
      const field = amountIn(entry.name);
      return figured(world, rand.fork(entry.name), { hasCents: false, isPlaced: false, country, field });
    },
  }),
  family('which-day', {
    title: 'A date that can be read in one way, and in two',
    mode: 'M4',
    menu: menu(...Object.keys(DAYS)),
    act: ({ world, rand, entry }) => dated(world, rand.fork(entry.name), daysOf(entry.name).act),
    hold: ({ world, rand, entry }) =>
      dated(world, rand.fork(entry.name), { ...daysOf(entry.name).hold, isPlaced: false }),
  }),
  family('german-lease', {
    title: 'A lease in German, and one that leaves something out',
    mode: 'M1',
    menu: menu(
      PLAIN,
      'umlauts in two pieces',
      { on: 'model', kind: 'drift' },
      'umlauts in two pieces again',
      'another lease',
    ),
    act: ({ world, rand, entry }) =>
      german(world, rand.fork(entry.name), {
        isWhole: true,
        hasSplitUmlauts: entry.name.startsWith('umlauts'),
      }),
    hold: ({ world, rand, entry }) =>
      german(world, rand.fork(entry.name), {
        isWhole: false,
        hasSplitUmlauts: entry.name.startsWith('umlauts'),
      }),
  }),
  family('ninety-pages', {
    title: 'Ninety pages and tokens to read them, and too few',
    mode: 'M10',
    menu: menu(
      PLAIN,
      { on: 'model', kind: 'slip', times: 1 },
      { on: 'model', kind: 'reset', at: 'after-headers', times: 1 },
      { on: 'model', kind: 'truncate', at: 'mid-string', times: 1 },
      'another file',
    ),
    act: ({ world, rand, entry }) => ninety(world, rand.fork(entry.name), true),
    hold: ({ world, rand, entry }) => ninety(world, rand.fork(entry.name), false),
  }),
];
