import { type Fault, menu, type Rand, type TrafficKind } from 'holdfast/kit';
import { type Meridian, type Parts, RELAXED_MS, TIGHT_MS, tokensIn } from './calls.ts';
import { openEnded } from './families-streams.ts';
import { soundsDeclined } from './families-whole.ts';
import { primary } from './faults.ts';
import { answersOrFails } from './judging.ts';
import { PRIMARY, SMALL_FALLBACK } from './provider.ts';
import { type Given, OK_OR_SAFE, single } from './single.ts';

type Kind = TrafficKind<Meridian>;

interface Item {
  parts: (given: Given) => Parts;
  /** A bad minute; one of these where there are several. */
  faults?: readonly Fault[];
  best?: Record<string, number>;
}

const seconds = (rand: Rand) => 1_000 * rand.int(1, 3);
const tight = () => ({ deadlineMs: TIGHT_MS });
const relaxed = () => ({ deadlineMs: RELAXED_MS });
const tightStream = () => ({ deadlineMs: TIGHT_MS, stream: true });
const relaxedStream = () => ({ deadlineMs: RELAXED_MS, stream: true });
const failover = { complete: 1, failover: 1 };
const no = { clean_failure: 1 };

function kind(name: string, share: number, mode: Kind['mode'], item: Item, sinceStage = 1): Kind {
  const { parts, faults = [], best = { complete: 1 } } = item;
  return {
    name,
    share: [...Array.from({ length: sinceStage - 1 }, () => 0), share],
    mode,
    generate: (given) => {
      const one = faults.length === 0 ? [] : [given.rand.fork('fault').pick(faults)];
      const [entry] = menu(['ordinary traffic', ...one.map((f) => withWait(f, given.rand.fork('wait')))]);
      return single({ ...given, entry: entry ?? given.entry }, parts(given), answersOrFails, {
        accepts: OK_OR_SAFE,
        faults: entry?.faults ?? [],
        best,
      });
    },
  };
}

/** Waits of rate limits differ from minute to minute. */
function withWait(fault: Fault, rand: Rand): Fault {
  return 'retryAfterMs' in fault ? { ...fault, retryAfterMs: seconds(rand) } : fault;
}

/** The most tokens of a service that set them too low, and of one that set them well. */
const shorter = (share: number) => (given: Given) => ({
  ...tight(),
  ...openEnded(given),
  maxTokens: (all: Record<string, string[]>) => Math.ceil(tokensIn(all[PRIMARY]?.[0] ?? '') * share),
});

/** A week of calls; streams come in from the second stage on. */
export const traffic = {
  items: 400,
  kinds: [
    kind('somebody-waits', 0.3, 'M5', { parts: tight }),
    kind('a-letter', 0.2, 'M5', { parts: relaxed }),
    kind('long-question', 0.04, 'M5', { parts: () => ({ ...relaxed(), documentTokens: 3_000 }) }),
    kind('busy-minute', 0.06, 'M5', {
      parts: tight,
      faults: [
        primary({ kind: 'error', status: 429, retryAfterMs: 2_000, times: 1 }),
        primary({ kind: 'error', status: 429, retryAfterMs: 2_000, retryAfterAs: 'http-date', times: 1 }),
        primary({ kind: 'error', status: 429, during: { fromMs: 0, toMs: 1_000 } }),
      ],
    }),
    kind('stumble', 0.05, 'M5', {
      parts: tight,
      faults: [primary({ kind: 'error', status: 500, times: 1 }), primary({ kind: 'reset', times: 1 })],
    }),
    kind('bad-minute', 0.06, 'M5', {
      parts: relaxed,
      faults: [
        primary({ kind: 'error', status: 503 }),
        primary({ kind: 'error', status: 529 }),
        primary({ kind: 'error', status: 429 }),
        primary({ kind: 'reset' }),
      ],
      best: failover,
    }),
    kind('cut-at-the-limit', 0.07, 'M4', { parts: shorter(0.6), best: no }),
    kind('just-fits', 0.03, 'M4', { parts: shorter(1) }),
    kind('declined', 0.04, 'M4', {
      parts: relaxed,
      faults: [primary({ kind: 'filter' }), primary({ kind: 'refuse', how: 'field' })],
      best: no,
    }),
    kind('sounds-declined', 0.02, 'M4', { parts: (given) => ({ ...tight(), ...soundsDeclined(given) }) }),
    kind('too-long', 0.02, 'M5', { parts: () => ({ ...relaxed(), documentTokens: 10_000 }), best: failover }),
    kind('too-long-for-both', 0.02, 'M5', {
      parts: () => ({ ...relaxed(), documentTokens: 10_000, fallback: SMALL_FALLBACK }),
      best: no,
    }),
    kind('somebody-reads-along', 0.3, 'M5', { parts: tightStream }, 2),
    kind('a-streamed-letter', 0.14, 'M5', { parts: relaxedStream }, 2),
    kind(
      'silent-minute',
      0.03,
      'M5',
      {
        parts: relaxedStream,
        faults: [primary({ kind: 'hang', times: 1 }), primary({ kind: 'slow', ms: 90_000 })],
      },
      2,
    ),
    kind(
      'broken-stream',
      0.06,
      'M5',
      {
        parts: relaxedStream,
        faults: [
          primary({ kind: 'cut', afterTokens: 25, at: 'word', times: 1 }),
          primary({ kind: 'cut', afterTokens: 12, at: 'token', with: 'reset', times: 1 }),
          primary({ kind: 'stall', afterTokens: 20, times: 1 }),
        ],
      },
      2,
    ),
    kind(
      'odd-stream',
      0.05,
      'M4',
      {
        parts: tightStream,
        faults: [
          primary({ kind: 'malformed', afterTokens: 10, as: 'text', times: 1 }),
          primary({ kind: 'malformed', afterTokens: 18, as: 'no-choices', times: 1 }),
          primary({ kind: 'empty-finish', afterTokens: 14 }),
          primary({ kind: 'no-end' }),
        ],
      },
      2,
    ),
    kind(
      'slow-stream',
      0.03,
      'M5',
      {
        parts: tightStream,
        faults: [
          primary({ kind: 'slow', ms: 3_500 }),
          primary({ kind: 'stall', afterTokens: 15, ms: 2_800 }),
        ],
      },
      2,
    ),
  ],
};
