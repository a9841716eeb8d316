import { type CaseSpec, type Family, type Fault, family, menu, type Page, type Rand } from 'holdfast/kit';
import { CHANGEABLE } from './banks.ts';
import { lasting } from './families.ts';
import type { Truth } from './judging.ts';
import { drawLease, type Lease, leaseCase, OK_OR_SAFE } from './lease.ts';
import type { Office } from './office.ts';
import { amount, date, type Stated, yearsAfter } from './terms.ts';

/** Longer than the model's window. */
const LONG = { pages: 22, filler: 17 } as const;
/** Long enough that not everybody asks for all of it at once, short enough that it fits. */
const HALF_LONG = { pages: 12, filler: 15 } as const;

/** The clause that everything hangs on, at a place in a long lease; `isThere` false: nowhere. */
export function decided(world: Office, rand: Rand, where: string, isThere: boolean): CaseSpec {
  const field = rand.fork('field').pick(['endDate', 'noticePeriod', 'deposit'] as const);
  const last = LONG.pages - 1;
  const page =
    { 'on the first page': 0, 'on the last page': last, 'in the middle': 10, 'deep inside': 18 }[where] ?? 14;
  return leaseCase(
    drawLease(world, rand, { ...LONG, at: { [field]: page }, ...(!isThere && { omit: [field] }) }),
  );
}

/** A later paper changes a field: in force, or a draft that nobody has signed. */
export function amended(world: Office, rand: Rand, isInForce: boolean, isShuffled = false): CaseSpec {
  const lease = drawLease(world, rand, { pages: 5 });
  const own = rand.fork('amendment');
  const field = own.fork('field').pick(CHANGEABLE);
  const { banks } = world;
  const page = lease.draft.length - 1;
  // The last page of the lease stays the lease's: its signatures stand there.
  const extra = withPage(lease, page);
  const status = own.fork('status').pick(isInForce ? banks.agreed : banks.drafted);
  lease.draft.open(extra, 'amendment', own.fork('heading').pick(banks.headings.amendment), {
    text: status,
    inForce: isInForce,
  });
  const changed = otherValue(lease, field, own.fork('value'));
  const statement = lease.draft.state(extra, own.fork('clause').pick(banks.amended[field]), {
    field,
    ...changed,
  });
  const old = lease.statements[field];
  const stands = isInForce ? statement : old;
  const truth: Truth = {
    kind: isInForce ? 'value' : 'kept',
    canonical: stands?.canonical ?? '',
    get printed() {
      return stands?.printed ?? '';
    },
    page: stands?.page ?? 1,
  };
  return leaseCase(lease, {
    truths: { [field]: truth },
    ...(isShuffled && { arrange: (pages: Page[]) => own.fork('order').shuffle(pages) }),
  });
}

/** A schedule repeats a field: as the body has it, or otherwise. */
export function scheduled(world: Office, rand: Rand, isSame: boolean): CaseSpec {
  const lease = drawLease(world, rand, { pages: 5 });
  const own = rand.fork('schedule');
  const field = own.fork('field').pick(CHANGEABLE);
  const extra = withPage(lease, lease.draft.length - 1);
  const { banks } = world;
  lease.draft.open(extra, 'schedule', own.fork('heading').pick(banks.headings.schedule));
  const body = lease.terms.values[field];
  const stated = isSame ? body : otherValue(lease, field, own.fork('value'));
  lease.draft.state(extra, own.fork('row').pick(banks.scheduled[field]), { field, ...stated });
  if (isSame) return leaseCase(lease);
  return leaseCase(lease, {
    truths: { [field]: { kind: 'conflict', values: [body.canonical, stated.canonical] } },
  });
}

function withPage({ draft }: Lease, after: number): number {
  draft.add();
  return after + 1;
}

function otherValue({ terms, country, lang }: Lease, field: (typeof CHANGEABLE)[number], rand: Rand): Stated {
  const { canonical } = terms.values[field];
  if (field === 'endDate')
    return date(yearsAfter(nextDay(canonical), rand.int(1, 3)), { country, lang, rand });
  const minor = Number(canonical.split(' ')[0]) + rand.int(4, 30) * 1_000;
  return amount(minor, { country, lang, rand });
}

/** For dates at the end of a term: the anniversary moves with it. */
function nextDay(iso: string): string {
  const day = new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000);
  return day.toISOString().slice(0, 10);
}

const MIDWAY_MS = 3_000;
/** On a bad day the provider takes requests of so many tokens. */
const NARROW = 2_000;
const TOO_LONG = 'requests are too long for it';

/** Renewal stands on the first page: what was read of it before the trouble cannot be made sure of any more. */
export function halfLong(world: Office, rand: Rand): Lease {
  return drawLease(world, rand, { ...HALF_LONG, at: { renewal: 0 } });
}

export function long(world: Office, rand: Rand): CaseSpec {
  return leaseCase(drawLease(world, rand, LONG));
}

const OUT_OF_ORDER = 'another change, pages out of order';

const once = (fault: object): Fault => ({ on: 'model', times: 1, ...fault }) as Fault;

export const longFamilies: Family<Office>[] = [
  family('where-it-stands', {
    title: 'A clause anywhere in a long lease, and nowhere',
    mode: 'M3',
    menu: menu('on the first page', 'deep inside', 'on the last page', 'in the middle', 'behind the middle'),
    act: ({ world, rand, entry }) => decided(world, rand, entry.name, true),
    hold: ({ world, rand, entry }) => decided(world, rand, entry.name, false),
  }),
  family('replaced-later', {
    title: 'An amendment in force, and a draft of one',
    mode: 'M3',
    menu: menu(
      'a change',
      { on: 'model', kind: 'slip', times: 1 },
      OUT_OF_ORDER,
      ['another wrong value, once', { on: 'model', kind: 'slip', times: 1 }],
      'a third change',
    ),
    act: ({ world, rand, entry }) => amended(world, rand.fork(entry.name), true, entry.name === OUT_OF_ORDER),
    hold: ({ world, rand, entry }) =>
      amended(world, rand.fork(entry.name), false, entry.name === OUT_OF_ORDER),
  }),
  family('says-it-twice', {
    title: 'A schedule that agrees with the lease, and one that does not',
    mode: 'M4',
    menu: menu(
      'a schedule',
      'another schedule',
      { on: 'model', kind: 'slip', times: 1 },
      'a third schedule',
      'a fourth schedule',
    ),
    act: ({ world, rand, entry }) => scheduled(world, rand.fork(entry.name), true),
    hold: ({ world, rand, entry }) => scheduled(world, rand.fork(entry.name), false),
  }),
  family('cut-refused-fenced', {
    title: 'An answer that is cut, declined or wrapped once, and every time',
    mode: 'M4',
    menu: menu(
      once({ kind: 'truncate', at: 'between-fields' }),
      once({ kind: 'refuse', how: 'field' }),
      once({ kind: 'refuse', how: 'in-json' }),
      once({ kind: 'truncate', at: 'mid-string' }),
      once({ kind: 'wrap', style: 'fence' }),
    ),
    act: ({ world, rand, entry }) => leaseCase(drawLease(world, rand), { faults: entry.faults }),
    hold: ({ world, rand, entry }) =>
      leaseCase(drawLease(world, rand), {
        faults: lasting(entry.faults),
        mayBePartial: true,
        accepts: OK_OR_SAFE,
        best: { partial_due: 1 },
      }),
  }),
  family('trouble-midway', {
    title: 'A provider that stumbles in the middle of a long lease, and one that stays down',
    mode: 'M5',
    menu: menu(
      { on: 'model', kind: 'error', status: 429, retryAfterMs: 4_000, times: 2 },
      [TOO_LONG, { on: 'model', kind: 'error', status: 400, code: 'context_length_exceeded' }],
      { on: 'model', kind: 'hang', times: 1 },
      { on: 'model', kind: 'error', status: 503, times: 2 },
      { on: 'model', kind: 'reset', at: 'after-headers', times: 1 },
    ),
    act: ({ world, rand, entry }) =>
      leaseCase(
        halfLong(world, rand),
        entry.name === TOO_LONG ? { faults: [], window: NARROW } : { faults: entry.faults },
      ),
    hold: ({ world, rand, entry }) =>
      leaseCase(halfLong(world, rand), {
        faults: [...lasting(entry.faults, MIDWAY_MS), once({ kind: 'slip' })],
        mayBePartial: true,
        accepts: OK_OR_SAFE,
        best: { partial_due: 1 },
      }),
  }),
];
