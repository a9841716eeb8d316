/** An ordinary week: most invoices are routine, and nobody marks the others. */
import type { CaseSpec, ExerciseWorld, MenuEntry, Rand } from 'holdfast/kit';
import { type Given, ordinary, purposeOf, type Setting, single } from './cases.ts';
import {
  again,
  bankDetails,
  corrected,
  homeless,
  nearNames,
  sums,
  toldTo,
  weak,
  weakHere,
} from './families.ts';
import { stranger } from './invoice.ts';
import { crowded, printedSums, sampleRun, taxes, thinRecord } from './later-families.ts';
import type { Office } from './office.ts';
import { lossOf, MONTH_END_FROM, worthAt } from './policy.ts';

/** At month-end nobody has time for two invoices in five. */
function leftAt({ stage }: Office, rand: Rand): { left: number } {
  const own = rand.fork('load');
  return { left: stage >= MONTH_END_FROM && own.chance(0.4) ? 0 : own.int(5, 40) };
}

/** Posting pays as often as the model is right; whether it does is judged by what comes of it. */
function gamble(world: Office, rand: Rand, clarity: number, netMinor: number): CaseSpec {
  const worth = worthAt(world.stage);
  const { left } = leftAt(world, rand);
  const held = left > 0 ? worth.review : worth.wait;
  const loss = lossOf(netMinor, worth);
  const isWorthIt = clarity > (loss + held) / (loss + worth.right);
  // Of half of them the vendor's record says as much as the reading. Of the others it says nothing.
  const purpose = purposeOf(world, rand);
  const accounts = [purpose, world.nearOf[purpose]].map((p) => world.accountOf[p]);
  const isTold = rand.fork('told').chance(0.5);
  const setting: Setting = {
    parts: { clarity, netMinor },
    left,
    ...(isTold && { changed: { accounts, share: 1 - clarity } }),
  };
  if (isWorthIt) return single(world, rand, setting);
  return single(world, rand, { ...setting, doubts: ['account'], isGamble: true });
}

const CLARITIES = [0.3, 0.45, 0.6, 0.7, 0.78, 0.84, 0.95, 0.97];

function named(rand: Rand, entries: readonly string[]): MenuEntry {
  return { name: rand.fork('entry').pick(entries), faults: [] };
}

export const traffic: ExerciseWorld<Office>['traffic'] = {
  items: 440,
  kinds: [
    {
      name: 'routine',
      share: 0.5,
      mode: 'M9',
      generate: ({ world, rand }) =>
        single(world, rand, {
          ...leftAt(world, rand),
          parts: { clarity: 0.9955 + 0.0044 * rand.fork('clear').next() },
        }),
    },
    {
      name: 'doubtful',
      share: 0.1,
      mode: 'M9',
      generate: ({ world, rand }) =>
        gamble(world, rand, rand.fork('which').pick(CLARITIES), ordinary(world, rand).netMinor),
    },
    {
      name: 'large',
      share: 0.04,
      mode: 'M9',
      generate: ({ world, rand }) =>
        gamble(
          world,
          rand,
          rand.fork('which').pick([0.9, 0.95, 0.9995]),
          100 * rand.fork('size').int(12_000, 90_000),
        ),
    },
    {
      name: 'weak',
      share: 0.05,
      mode: 'M9',
      generate: ({ world, rand }) =>
        single(world, rand, {
          ...(rand.fork('which').chance(0.6) ? weak : weakHere)(world, rand),
          ...leftAt(world, rand),
          doubts: ['account'],
          isGamble: true,
        }),
    },
    {
      name: 'new-vendor',
      share: 0.04,
      mode: 'M9',
      generate: ({ world, rand }) =>
        single(world, rand, {
          parts: { vendor: stranger(world, rand.fork('stranger')) },
          uses: [],
          doubts: ['vendor'],
          ...leftAt(world, rand),
        }),
    },
    {
      name: 'namesake',
      share: 0.04,
      mode: 'M3',
      generate: (g) =>
        nearNames(
          among(g, ['bank details of the other', 'a VAT id that nobody has']),
          g.rand.fork('twin').chance(0.7),
        ),
    },
    { name: 'moved', share: 0.02, mode: 'M7', generate: (g) => bankDetails(among(g, ['announced']), false) },
    {
      name: 'rebanked',
      share: 0.02,
      mode: 'M7',
      generate: (g) => bankDetails(among(g, ['announced', 'two digits changed', 'without a word']), true),
    },
    { name: 'monthly', share: 0.04, mode: 'M6', generate: (g) => again(g, false) },
    { name: 'duplicate', share: 0.02, mode: 'M6', generate: (g) => again(g, true) },
    {
      name: 'sums',
      share: 0.03,
      mode: 'M4',
      generate: (g) => sums(among(g, ['exact', 'a cent beside']), g.rand.fork('twin').chance(0.5)),
    },
    {
      name: 'homeless',
      share: 0.02,
      mode: 'M2',
      generate: (g) => homeless(among(g, ['an account that is none', 'an account that is closed']), true),
    },
    {
      name: 'corrected',
      share: 0.03,
      mode: 'M11',
      generate: (g) => corrected(g, g.rand.fork('twin').chance(0.6)),
    },
    {
      name: 'told',
      share: 0.02,
      mode: 'M7',
      generate: (g) => toldTo(among(g, ['of a vendor', 'with an account']), g.rand.fork('twin').chance(0.4)),
    },
    {
      name: 'german-sums',
      share: [0, 0.03],
      mode: 'M4',
      generate: (g) =>
        printedSums(among(g, ['1.234,56', '1’234.56', 'whole thousands']), g.rand.fork('twin').chance(0.25)),
    },
    {
      name: 'german-tax',
      share: [0, 0.04],
      mode: 'M4',
      generate: (g) =>
        taxes(among(g, ['the customer owes', 'the lower rate']), g.rand.fork('twin').chance(0.2)),
    },
    {
      name: 'thin',
      share: [0, 0, 0.03],
      mode: 'M9',
      generate: (g) =>
        single(g.world, g.rand, { ...thinRecord(g, true), doubts: ['account'], isOverBound: true }),
    },
    {
      name: 'sample',
      share: [0, 0, 0.01],
      mode: 'M9',
      generate: (g) =>
        sampleRun(among(g, ['in order of time', 'the surest first']), g.rand.fork('twin').chance(0.5)),
    },
    {
      name: 'crowd',
      share: [0, 0, 0, 0.03],
      mode: 'M9',
      generate: (g) => crowded(among(g, ['one left', 'two left']), g.rand.fork('twin').chance(0.7)),
    },
  ],
};

function among(given: Given, entries: readonly string[]): Given {
  return { ...given, entry: named(given.rand, entries) };
}
