import { type Family, type Fault, family, type MenuEntry, menu } from 'holdfast/kit';
import { answerOf, fill, type Meridian, type Parts, RELAXED_MS, TIGHT_MS, tokensIn } from './calls.ts';
import { lasting, primary, tooLong } from './faults.ts';
import { answers, answersOrFails, both, fails, failsUnlessWhole, gently, withoutWaiting } from './judging.ts';
import { PRIMARY, SMALL_FALLBACK } from './provider.ts';
import { type Given, OK_OR_SAFE, single } from './single.ts';

const limit = { kind: 'error', status: 429, times: 1 } as const;
const fallbackIsBest = { best: { complete: 1, failover: 1 } };
const nothingIsBest = { best: { clean_failure: 1 } };

/** What an answer is cut down to, from its tokens. */
const CUTS: Record<string, (tokens: number) => number> = {
  'one token short': (n) => n - 1,
  'five tokens short': (n) => n - 5,
  'a quarter short': (n) => Math.floor(n * 0.75),
  'half of it': (n) => Math.floor(n / 2),
  'a third of it': (n) => Math.floor(n / 3),
};

const LENGTHS: Record<string, number> = {
  'just over the window': 8_100,
  'a tenth over': 8_800,
  'a third over': 10_600,
  'half over': 12_000,
  'nearly twice the window': 15_200,
};

function named(names: Record<string, unknown>): MenuEntry[] {
  return menu(...Object.keys(names));
}

/** A few services have another fallback. */
function fallbackOf({ name }: MenuEntry): Pick<Parts, 'fallback'> {
  return name.includes('small fallback') ? { fallback: SMALL_FALLBACK } : {};
}

/** The same answer from every model. */
const fixedAnswer: Pick<Parts, 'answer'> = { answer: answerOf };

/** An answer that begins as a refusal does. */
export function soundsDeclined({ world, rand }: Given): Pick<Parts, 'answer' | 'style'> {
  const template = rand.fork('declines').pick(world.banks.declinesInAnswers);
  return { style: 'prose', answer: (_service, slots) => fill(template, slots) };
}

/** Families of the first stage: whole answers, one call at a time. */
export const wholeAnswers: readonly Family<Meridian>[] = [
  family<Meridian>('rate-limit-wait', {
    title: 'A wait that fits, and one that does not',
    mode: 'M5',
    menu: menu(
      ['429, retry after 2 s or 120 s', primary({ ...limit, retryAfterMs: 2_000 })],
      ['429, retry after 3 s or 120 s', primary({ ...limit, retryAfterMs: 3_000 })],
      ['429, the same as a date', primary({ ...limit, retryAfterMs: 2_000, retryAfterAs: 'http-date' })],
      [
        '429, the same in ms, in a hurry',
        primary({ ...limit, retryAfterMs: 2_600, retryAfterAs: 'milliseconds' }),
      ],
      ['429, retry after 3.4 s or 120 s, in a hurry', primary({ ...limit, retryAfterMs: 3_400 })],
    ),
    act: (given) => single(given, { deadlineMs: TIGHT_MS }, answers()),
    hold: (given) => {
      const faults = tooLong(given.entry.faults);
      // There is no time for the fallback either: all that is left is to say so at once.
      if (given.entry.name.includes('hurry'))
        return single(
          given,
          { deadlineMs: TIGHT_MS },
          both(failsUnlessWhole(['rate_limited', 'timeout'], 3), withoutWaiting),
          { faults, ...nothingIsBest },
        );
      return single(given, { deadlineMs: RELAXED_MS }, both(answersOrFails, withoutWaiting), {
        accepts: OK_OR_SAFE,
        faults,
        ...fallbackIsBest,
      });
    },
  }),
  family<Meridian>('busy-without-a-hint', {
    title: 'Too many requests, without a word when to come back',
    mode: 'M5',
    menu: menu(
      ...[500, 800, 1_000, 1_300, 1_600].map((toMs): [string, Fault] => [
        `429 for ${toMs / 1_000} s, or for good`,
        primary({ kind: 'error', status: 429, during: { fromMs: 0, toMs } }),
      ]),
    ),
    act: (given) => single(given, { deadlineMs: TIGHT_MS }, both(answers(), gently)),
    hold: (given) =>
      single(given, { deadlineMs: RELAXED_MS }, both(answersOrFails, gently), {
        accepts: OK_OR_SAFE,
        faults: lasting(given.entry.faults),
        ...fallbackIsBest,
      }),
  }),
  family<Meridian>('server-error', {
    title: 'One error, and a provider that is down',
    mode: 'M5',
    menu: menu(
      ['500 once, or for good', primary({ kind: 'error', status: 500, times: 1 })],
      ['503 once, or for good', primary({ kind: 'error', status: 503, times: 1 })],
      ['529 once, or for good', primary({ kind: 'error', status: 529, times: 1 })],
      ['408 once, or for good', primary({ kind: 'error', status: 408, times: 1 })],
      ['500 twice, or for good', primary({ kind: 'error', status: 500, times: 2 })],
    ),
    act: (given) => single(given, { deadlineMs: TIGHT_MS }, answers()),
    hold: (given) =>
      single(given, { deadlineMs: RELAXED_MS }, answers(), {
        faults: lasting(given.entry.faults),
        ...fallbackIsBest,
      }),
  }),
  family<Meridian>('connection-reset', {
    title: 'The connection goes away before the answer, and with it',
    mode: 'M5',
    menu: menu(
      ['reset once', primary({ kind: 'reset', times: 1 })],
      ['resets for 0.3 s', primary({ kind: 'reset', during: { fromMs: 0, toMs: 300 } })],
      ['resets for 0.6 s', primary({ kind: 'reset', during: { fromMs: 0, toMs: 600 } })],
      ['resets for 0.9 s', primary({ kind: 'reset', during: { fromMs: 0, toMs: 900 } })],
      ['resets for 1.1 s', primary({ kind: 'reset', during: { fromMs: 0, toMs: 1_100 } })],
    ),
    act: (given) => single(given, { deadlineMs: TIGHT_MS }, answers({ counted: true })),
    hold: (given) =>
      single(given, { deadlineMs: TIGHT_MS }, answers({ counted: true }), {
        faults: given.entry.faults.map((fault) => ({ ...fault, at: 'after-headers' }) as Fault),
      }),
  }),
  family<Meridian>('too-long', {
    title: 'Too long for one model, and too long for both',
    mode: 'M5',
    menu: named(LENGTHS),
    act: (given) =>
      single(
        given,
        { deadlineMs: RELAXED_MS, documentTokens: LENGTHS[given.entry.name] ?? 9_000 },
        // Whoever gives up on a fallback that has been silent for half a minute may ask it once more.
        answers({ most: 3 }),
        fallbackIsBest,
      ),
    hold: (given) =>
      single(
        given,
        {
          deadlineMs: RELAXED_MS,
          documentTokens: LENGTHS[given.entry.name] ?? 9_000,
          fallback: SMALL_FALLBACK,
        },
        fails(['context_length'], 1),
        nothingIsBest,
      ),
  }),
  family<Meridian>('declined', {
    title: 'An answer that sounds like a refusal, and a refusal',
    mode: 'M4',
    menu: menu(
      ['a refusal, or none', primary({ kind: 'refuse', how: 'field' })],
      ['the content filter, or not', primary({ kind: 'filter' })],
      ['400, or none', primary({ kind: 'error', status: 400, code: 'content_policy_violation' })],
      ['the content filter once, or not', primary({ kind: 'filter', times: 1 })],
      ['a refusal once, or none', primary({ kind: 'refuse', how: 'field', times: 1 })],
    ),
    act: (given) =>
      single(given, { deadlineMs: TIGHT_MS, ...soundsDeclined(given) }, answers(), { faults: [] }),
    hold: (given) =>
      single(
        given,
        { deadlineMs: RELAXED_MS, style: 'prose' },
        fails(['refused', 'filtered'], 2),
        nothingIsBest,
      ),
  }),
  family<Meridian>('who-answered', {
    title: 'Who gave the answer, and after how many requests',
    mode: 'M11',
    menu: menu(
      ['503, for good or once', primary({ kind: 'error', status: 503, times: 1 })],
      ['500, for good or once, with the small fallback', primary({ kind: 'error', status: 500, times: 1 })],
      ['reset, for good or once', primary({ kind: 'reset', times: 1 })],
      ['529, for good or once, with the small fallback', primary({ kind: 'error', status: 529, times: 1 })],
      ['429, for good or once', primary({ kind: 'error', status: 429, retryAfterMs: 1_000, times: 1 })],
    ),
    act: (given) =>
      single(given, { deadlineMs: RELAXED_MS, ...fallbackOf(given.entry) }, answers({ counted: true }), {
        faults: given.entry.faults.map(
          (fault) => ({ ...fault, times: undefined, retryAfterMs: undefined }) as unknown as Fault,
        ),
        ...fallbackIsBest,
      }),
    hold: (given) =>
      single(given, { deadlineMs: TIGHT_MS, ...fallbackOf(given.entry) }, answers({ counted: true })),
  }),
  family<Meridian>('cut-at-the-limit', {
    title: 'An answer that just fits, and one that was cut',
    mode: 'M4',
    menu: named(CUTS),
    act: (given) =>
      single(
        given,
        {
          deadlineMs: TIGHT_MS,
          ...fixedAnswer,
          maxTokens: (all) => tokensIn(all[PRIMARY]?.[0] ?? ''),
        },
        answers(),
      ),
    hold: (given) =>
      single(
        given,
        {
          deadlineMs: TIGHT_MS,
          ...fixedAnswer,
          maxTokens: (all) =>
            (CUTS[given.entry.name] as (n: number) => number)(tokensIn(all[PRIMARY]?.[0] ?? '')),
        },
        fails(['truncated'], 2),
        nothingIsBest,
      ),
  }),
];
