import { type Family, type Fault, family, type MenuEntry, menu } from 'holdfast/kit';
import { answerOf, fill, type Meridian, type Parts, RELAXED_MS, TIGHT_MS } from './calls.ts';
import { anywhere, primary } from './faults.ts';
import { answers, answersOrFails, both, fails, failsUnlessWhole, promptly } from './judging.ts';
import { TRICKLE } from './provider.ts';
import { type Given, OK_OR_SAFE, single } from './single.ts';

const tight = { deadlineMs: TIGHT_MS, stream: true };
const relaxed = { deadlineMs: RELAXED_MS, stream: true };
const wholeOrNo = { accepts: OK_OR_SAFE };
const fallbackIsBest = { best: { complete: 1, failover: 1 } };
const nothingIsBest = { best: { clean_failure: 1 } };
/** More than any answer has: the trouble comes after the last token and before the end. */
const AFTER_ALL = 9_999;

const malformed = { kind: 'malformed', times: 1 } as const;

/** After the first stream has begun: whoever asks again meets a provider that is gone. */
const AFTERWARDS = { fromMs: 250, toMs: 600_000 };
const LOST: readonly string[] = ['unavailable', 'timeout'];

/** An answer whose last sentence looks cut off and is all there is. */
export function openEnded({ world: { banks }, rand }: Given): Pick<Parts, 'answer'> {
  const end = rand.fork('open-end').pick(banks.openEnds);
  return {
    answer: (service, slots, own) => {
      const answer = answerOf(service, slots, own);
      return service.style === 'json' ? answer : `${answer} ${fill(end, slots)}`;
    },
  };
}

/** Prose with characters beyond the basic plane, or JSON, as the place of the cut needs it. */
const STYLE: Record<string, { style: 'prose' | 'json' }> = {
  json: { style: 'json' },
  surrogate: { style: 'prose' },
};

function cutPlace({ faults: [fault] }: MenuEntry): { style?: 'prose' | 'json' } {
  return fault?.kind === 'cut' ? (STYLE[fault.at] ?? {}) : {};
}

const msOf = ({ faults: [fault] }: MenuEntry) => (fault && 'ms' in fault ? (fault.ms ?? 0) : 0);

/** Families of the second stage: streams, and time that runs out. */
export const streams: readonly Family<Meridian>[] = [
  family<Meridian>('no-response', {
    title: 'A request that is never answered, and a provider that never answers',
    mode: 'M5',
    menu: menu(
      ['no response once, or never', primary({ kind: 'hang', times: 1 })],
      ['120 s late once, or no response ever', primary({ kind: 'slow', ms: 120_000, times: 1 })],
      ['no response to one stream, or ever', primary({ kind: 'hang', times: 1 })],
      ['a stream 90 s late, or no response ever', primary({ kind: 'slow', ms: 90_000, times: 1 })],
      ['no response twice, or never', primary({ kind: 'hang', times: 2 })],
    ),
    act: (given) => single(given, { deadlineMs: RELAXED_MS, stream: isStreamed(given.entry) }, answers()),
    hold: (given) =>
      single(given, { deadlineMs: TIGHT_MS, stream: isStreamed(given.entry) }, fails(['timeout'], 6), {
        faults: [anywhere({ kind: 'hang' })],
        ...nothingIsBest,
      }),
  }),
  family<Meridian>('slow-first-token', {
    title: 'A first token that comes too late, and one that is merely slow',
    mode: 'M5',
    menu: menu(
      ...[2_500, 3_000, 3_400, 3_800, 4_200].map((ms): [string, Fault] => [
        `${(25 * ms) / 1_000} s late, or ${ms / 1_000} s`,
        primary({ kind: 'slow', ms }),
      ]),
    ),
    act: (given) =>
      single(given, relaxed, answers(), {
        faults: [primary({ kind: 'slow', ms: msOf(given.entry) * 25 })],
        ...fallbackIsBest,
      }),
    hold: (given) => single(given, tight, answers()),
  }),
  family<Meridian>('cut-stream', {
    title: 'An answer that looks cut, and one that is',
    mode: 'M5',
    menu: menu(
      [
        'whole, or cut after a word, and then 503',
        anywhere({ kind: 'cut', afterTokens: 20, at: 'word' }),
        anywhere({ kind: 'error', status: 503, during: AFTERWARDS }),
      ],
      [
        'whole, or cut in JSON, and then no response',
        anywhere({ kind: 'cut', afterTokens: 24, at: 'json' }),
        anywhere({ kind: 'hang', during: AFTERWARDS }),
      ],
      [
        'whole, or cut inside a character, and then resets',
        anywhere({ kind: 'cut', afterTokens: 12, at: 'surrogate' }),
        anywhere({ kind: 'reset', during: AFTERWARDS }),
      ],
      ['whole, or cut once after a token', anywhere({ kind: 'cut', afterTokens: 1, at: 'token', times: 1 })],
      [
        'whole, or cut once by a reset',
        anywhere({ kind: 'cut', afterTokens: 30, at: 'token', with: 'reset', times: 1 }),
      ],
    ),
    act: (given) =>
      single(given, { ...tight, ...cutPlace(given.entry), ...openEnded(given) }, answers(), { faults: [] }),
    hold: (given) =>
      isLost(given.entry)
        ? single(given, { ...tight, ...cutPlace(given.entry) }, failsUnlessWhole(LOST, 6), nothingIsBest)
        : single(given, { ...relaxed, ...cutPlace(given.entry) }, answers()),
  }),
  family<Meridian>('stalled-stream', {
    title: 'A pause in a stream, and one that does not end',
    mode: 'M5',
    menu: menu(
      ...[2_000, 2_400, 2_800, 3_200, 3_600].map((ms, i): [string, Fault] => [
        `a pause of ${ms / 1_000} s, or ${i < 3 ? 'for ever' : 'a trickle'}`,
        primary({ kind: 'stall', afterTokens: 8 + 7 * i, ms }),
      ]),
    ),
    act: (given) => single(given, tight, answers()),
    hold: (given) =>
      given.entry.name.includes('trickle')
        ? single(given, tight, failsUnlessWhole(LOST, 6), { faults: [], routes: TRICKLE, ...nothingIsBest })
        : single(given, relaxed, answersOrFails, {
            ...wholeOrNo,
            faults: given.entry.faults.map((fault) => ({ ...fault, ms: undefined }) as unknown as Fault),
            ...fallbackIsBest,
          }),
  }),
  family<Meridian>('odd-chunks', {
    title: 'A chunk that is none, and one that ends nothing',
    mode: 'M4',
    menu: menu(
      ['half a line, or an empty end', primary({ ...malformed, afterTokens: 12, as: 'text' })],
      ['no choices, or an empty end', primary({ ...malformed, afterTokens: 20, as: 'no-choices' })],
      ['no delta, or an empty end', primary({ ...malformed, afterTokens: 9, as: 'no-delta' })],
      ['half a line early on, or an empty end', primary({ ...malformed, afterTokens: 1, as: 'text' })],
      ['no delta later on, or an empty end', primary({ ...malformed, afterTokens: 30, as: 'no-delta' })],
    ),
    act: (given) => single(given, tight, answers()),
    hold: (given) =>
      single(given, tight, answers(), {
        faults: given.entry.faults.map((fault) => ({ ...fault, kind: 'empty-finish' }) as Fault),
      }),
  }),
  family<Meridian>('stream-without-end', {
    title: 'A stream that said it was done, and one that never did',
    mode: 'M5',
    menu: menu(
      ['open after its end, or silent before it', primary({ kind: 'no-end' })],
      ['the same with JSON', primary({ kind: 'no-end' })],
      ['the same after a slow start', primary({ kind: 'no-end' }), primary({ kind: 'slow', ms: 1_500 })],
      [
        'the same after a pause',
        primary({ kind: 'no-end' }),
        primary({ kind: 'stall', afterTokens: 15, ms: 1_500 }),
      ],
      [
        'the same after an empty finish_reason',
        primary({ kind: 'no-end' }),
        primary({ kind: 'empty-finish', afterTokens: 9 }),
      ],
    ),
    act: (given) => single(given, { ...tight, ...jsonIf(given.entry) }, both(answers(), promptly)),
    hold: (given) =>
      single(given, { ...relaxed, ...jsonIf(given.entry) }, answersOrFails, {
        ...wholeOrNo,
        faults: [primary({ kind: 'stall', afterTokens: AFTER_ALL })],
        ...fallbackIsBest,
      }),
  }),
];

/** Whether the half of an answer is all that there will be. */
function isLost({ faults }: MenuEntry): boolean {
  return faults.some((f) => f.during !== undefined);
}

function isStreamed({ name }: MenuEntry): boolean {
  return name.includes('stream') || name.includes('token');
}

function jsonIf({ name }: MenuEntry): { style?: 'json' } {
  return name.includes('JSON') ? { style: 'json' } : {};
}
