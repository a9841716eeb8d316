/** Families of the German entity, the auditor and month-end. */
import { type CaseSpec, type Family, family, menu } from 'holdfast/kit';
import { type Given, lonely, OK, ordinary, purposeOf, type Setting, several, single } from './cases.ts';
import { policyOf, sceneOf, totalOf } from './invoice.ts';
import { expectSample, type Post } from './judging.ts';
import type { NumberStyle } from './money.ts';
import { digits, type Office, type Vendor } from './office.ts';

const FORMS: Record<string, NumberStyle> = {
  '1.234,56': 'german',
  '1,234.56': 'english',
  '1’234.56': 'swiss',
  'whole thousands': 'bare-thousands',
  '1 234.56': 'spaced',
};

/** One sum in the ways that Europe prints it. In one twin the words below it say another. */
export function printedSums({ world, rand, entry }: Given, isOdd: boolean): CaseSpec {
  const own = rand.fork('sum');
  const style = FORMS[entry.name] ?? 'german';
  // Whole hundreds, so that 19 % of it has no cents, either.
  const netMinor = 10_000 * own.int(11, 80);
  const parts = { lang: 'de' as const, style, netMinor, taxCode: 'V19' as const };
  const total = totalOf(parts);
  const wordsMinor = isOdd ? total + own.pick([-1, 1]) * 100 * own.pick([90, 100, 200, 300, 1_000]) : total;
  return single(world, rand, {
    parts: { ...parts, wordsMinor },
    ...(isOdd && { doubts: ['total'] as const }),
  });
}

/** Tax as the invoice states it, or a statement that its own sums contradict. */
export function taxes({ world, rand, entry }: Given, isOdd: boolean): CaseSpec {
  const isReverse = entry.name.startsWith('the customer owes');
  const taxCode = isReverse ? ('RC' as const) : ('V7' as const);
  const remark = isReverse ? ('reverse' as const) : ('reduced' as const);
  const { netMinor } = ordinary(world, rand);
  const parts = { lang: 'de' as const, taxCode, remark };
  if (!isOdd) return single(world, rand, { parts });
  return single(world, rand, {
    parts: { ...parts, taxMinor: Math.round(netMinor * 0.19) },
    doubts: ['tax', 'total'],
  });
}

/** By how many were wrong: from how many postings on a record is just too thin for two per cent, and just not. */
const BORDERS = [
  [150, 225],
  [230, 330],
  [300, 435],
] as const;

/** As many errors over enough postings, and over somewhat fewer than that. */
export function thinRecord({ world, rand }: Given, isThin: boolean): Setting {
  const account = world.accountOf[purposeOf(world, rand)];
  const own = rand.fork('thin');
  const wrong = own.int(0, 2);
  const [thin, thick] = BORDERS[wrong] as [number, number];
  return { records: [{ account, posted: (isThin ? thin : thick) + own.int(0, 25), wrong }] };
}

function bound(given: Given, isThin: boolean): CaseSpec {
  const { world, rand } = given;
  const doubts = isThin ? { doubts: ['account'] as const } : {};
  return single(world, rand, { ...thinRecord(given, isThin), ...doubts });
}

/** A day's postings, in the order in which they were made or sorted by somebody. */
export function sampleRun({ world, rand, entry }: Given, isMixed: boolean): CaseSpec {
  const own = rand.fork('posts');
  const all = Array.from({ length: isMixed ? 640 : 400 }, (_, i): Post => {
    const post = own.fork(String(i));
    return {
      id: `E-${post.int(100_000, 999_999)}${i % 10}`,
      by: isMixed && i % 8 < 3 ? 'person' : 'machine',
      confidence: Math.round((0.9 + 0.1 * post.next()) * 1_000) / 1_000,
      totalMinor: Math.round(2_000 * 10 ** (post.next() * 2.4)),
    };
  });
  const unique = [...new Map(all.map((p) => [p.id, p])).values()];
  const sorted = entry.name.startsWith('the surest')
    ? unique.sort((a, b) => b.confidence - a.confidence)
    : entry.name.startsWith('the largest')
      ? unique.sort((a, b) => b.totalMinor - a.totalMinor)
      : unique;
  return {
    input: {
      kind: 'sample',
      id: `S-${own.fork('id').int(10_000, 99_999)}`,
      policy: policyOf(world),
      posts: sorted.map(({ totalMinor, ...p }) => ({ ...p, total: { minor: totalMinor, currency: 'EUR' } })),
    },
    scene: sceneOf(world, [], { history: {}, paid: {}, left: 20 }),
    accepts: OK,
    judge: expectSample(sorted),
    best: { sample_ok: 1 },
  };
}

const NOT_CLEAR = { doubts: ['account'] as const };

/**
 * What is left of a day: two that can be posted, three in doubt, and people for all of them or for one or two. The largest is not
 * the one most is at stake on: it is rather sure, or another one's bank details have changed.
 */
export function crowded({ world, rand, entry }: Given, isFull: boolean): CaseSpec {
  const own = rand.fork('crowd');
  const isOne = entry.name.startsWith('one');
  const left = isFull ? (isOne ? 1 : 2) : own.int(6, 9);
  // Five vendors, each with a history of its own.
  const [a, b, c, d, e] = own.fork('vendors').sample(lonely(world), 5) as [
    Vendor,
    Vendor,
    Vendor,
    Vendor,
    Vendor,
  ];
  const guess = { clarity: 0.3 };
  const sum = (from: number, to: number) => ({ netMinor: 100 * own.int(from, to) });
  const changed = `LT${own.int(10, 98)}${digits(own, 18)}`;
  const doubtful: (Setting & { isTaken: boolean })[] = isOne
    ? [
        { ...NOT_CLEAR, parts: { vendor: a, ...guess, ...sum(52_000, 60_000) }, isTaken: true },
        { ...NOT_CLEAR, parts: { vendor: b, looks: 0.88, ...sum(110_000, 125_000) }, isTaken: left > 1 },
        { ...NOT_CLEAR, parts: { vendor: c, ...guess, ...sum(60, 2_000) }, isTaken: left > 2 },
      ]
    : [
        { doubts: ['bank'], parts: { vendor: a, iban: changed, ...sum(2_600, 4_200) }, isTaken: true },
        { ...NOT_CLEAR, parts: { vendor: b, ...guess, ...sum(90_000, 140_000) }, isTaken: true },
        { ...NOT_CLEAR, parts: { vendor: c, ...guess, ...sum(60, 2_000) }, isTaken: left > 2 },
      ];
  const settings = own.shuffle([...doubtful, { parts: { vendor: d } }, { parts: { vendor: e } }]);
  return several(world, rand, settings, left);
}

export const laterFamilies: Family<Office>[] = [
  family('printed-sums', {
    title: 'A sum in the ways Europe prints it, and one that its own words contradict',
    mode: 'M4',
    menu: menu(...Object.keys(FORMS)),
    act: (given) => printedSums(given, false),
    hold: (given) => printedSums(given, true),
  }),
  family('tax-as-stated', {
    title: 'Tax as the invoice states it, and a statement that its sums contradict',
    mode: 'M4',
    menu: menu(
      'the customer owes the tax',
      'the lower rate',
      'the customer owes the tax, another draw',
      'the lower rate, another draw',
      'the customer owes the tax, a third draw',
    ),
    act: (given) => taxes(given, false),
    hold: (given) => taxes(given, true),
  }),
  family('thin-record', {
    title: 'Few errors among many postings, and as few among a handful',
    mode: 'M9',
    menu: menu('no trouble', 'another draw', 'a third draw', 'a fourth draw', 'a fifth draw'),
    act: (given) => bound(given, false),
    hold: (given) => bound(given, true),
  }),
  family('blind-sample', {
    title: 'One in twenty of what the machine posted, and of a day when people posted too',
    mode: 'M9',
    menu: menu(
      'in order of time',
      'the surest first',
      'the largest first',
      'in order of time, another day',
      'the surest first, another day',
    ),
    act: (given) => sampleRun(given, false),
    hold: (given) => sampleRun(given, true),
  }),
  family('crowded-day', {
    title: 'Time for everything in doubt, and time for the worst of it alone',
    mode: 'M9',
    menu: menu(
      'one left',
      'two left',
      'one left, another day',
      'two left, another day',
      'one left, a third day',
    ),
    act: (given) => crowded(given, false),
    hold: (given) => crowded(given, true),
  }),
];
