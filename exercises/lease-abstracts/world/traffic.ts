import type { CaseSpec, Generation, TrafficKind } from 'holdfast/kit';
import {
  arranged,
  blurred,
  identified,
  illegible,
  instructed,
  plain,
  type Stranger,
  silent,
  stranger,
} from './families.ts';
import { drawLease, leaseCase } from './lease.ts';
import { amended, halfLong, long, scheduled } from './long-families.ts';
import type { Office } from './office.ts';
import { dated, figured, german, implied, ninety } from './value-families.ts';

type Given = Generation<Office>;

const kind = (
  name: string,
  share: TrafficKind<Office>['share'],
  mode: TrafficKind<Office>['mode'],
  generate: (given: Given) => CaseSpec,
) => ({ name, share, mode, generate });

const STRANGERS: readonly Stranger[] = [
  'another document',
  'another document',
  'two leases',
  'empty pages',
  'noise',
];
const ARRANGEMENTS = ['out of order', 'one page twice', 'in order', 'the last one, in order'] as const;

/** A month of the mail room in its natural proportions, stage by stage. */
export const traffic = {
  items: 410,
  kinds: [
    kind('plain-lease', [0.4, 0.33, 0.22, 0.22], 'M1', ({ world, rand }) => plain(world, rand)),
    kind('scanned-lease', [0.14, 0.1, 0.08], 'M1', ({ world, rand }) =>
      leaseCase(drawLease(world, rand, { quality: rand.fork('quality').pick([0.97, 0.95, 0.88, 0.84]) })),
    ),
    kind('poor-scan', 0.06, 'M1', ({ world, rand }) =>
      rand.fork('how').chance(0.75) ? blurred(world, rand) : illegible(world, rand),
    ),
    kind('not-one-lease', 0.07, 'M1', ({ world, rand }) =>
      stranger(world, rand, rand.fork('what').pick(STRANGERS)),
    ),
    kind('silent-lease', [0.16, 0.12, 0.1], 'M2', ({ world, rand }) => silent(world, rand)),
    kind('pages-astray', 0.06, 'M3', ({ world, rand }) =>
      arranged(world, rand, rand.fork('how').pick(ARRANGEMENTS), rand.fork('whole').chance(0.5)),
    ),
    kind('with-identity', 0.06, 'M8', ({ world, rand }) =>
      identified(world, rand, rand.fork('silent').chance(0.3)),
    ),
    kind('with-instruction', 0.02, 'M7', ({ world, rand }) =>
      instructed(world, rand, rand.fork('meant').chance(0.6)),
    ),
    kind('half-long-lease', [0, 0.06, 0.05], 'M3', ({ world, rand }) => leaseCase(halfLong(world, rand))),
    kind('long-lease', [0, 0.03, 0.02], 'M3', ({ world, rand }) => long(world, rand)),
    kind('amended-lease', [0, 0.06, 0.05], 'M3', ({ world, rand }) =>
      amended(world, rand, rand.fork('in force').chance(0.7)),
    ),
    kind('lease-with-schedule', [0, 0.04, 0.04], 'M4', ({ world, rand }) =>
      scheduled(world, rand, rand.fork('same').chance(0.7)),
    ),
    kind('german-lease', [0, 0, 0.12], 'M1', ({ world, rand }) =>
      german(world, rand, {
        isWhole: rand.fork('whole').chance(0.8),
        hasSplitUmlauts: rand.fork('split').chance(0.3),
      }),
    ),
    kind('implied-term', [0, 0, 0.04], 'M2', ({ world, rand }) => implied(world, rand, true)),
    kind('unplaced-figures', [0, 0, 0.04], 'M4', ({ world, rand }) =>
      rand.fork('which').chance(0.5)
        ? figured(world, rand, { hasCents: rand.fork('cents').chance(0.5), isPlaced: false })
        : dated(world, rand, { day: rand.fork('early').chance(0.5) ? 'early' : 'late', isPlaced: false }),
    ),
    kind('very-long-lease', [0, 0, 0, 0.02], 'M10', ({ world, rand }) =>
      ninety(world, rand, rand.fork('enough').chance(0.7)),
    ),
  ] satisfies TrafficKind<Office>[],
};
