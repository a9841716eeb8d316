import {
  type CaseSpec,
  type Family,
  type Fault,
  family,
  type ModelFault,
  menu,
  type RunView,
} from 'holdfast/kit';
import { type Asked, ask, inputOf, type Meridian, RELAXED_MS, sceneOf, TIGHT_MS } from './calls.ts';
import { during, primary } from './faults.ts';
import { asksTooMuch, fallbackShare, leavesCallers, many, mostWithin } from './judging.ts';
import type { Looked } from './look.ts';
import { FALLBACK, PRIMARY } from './provider.ts';
import { type Given, OK } from './single.ts';

const CALLS = 40;
const EVERY_MS = 3_000;
const OUTAGE = { fromMs: 9_000, toMs: 69_000 };
/** How long after an outage callers may still be sent to the fallback. */
const BACK_WITHIN_MS = 30_000;
const MOST_REQUESTS = 1.4;
/** Calls that meet a short trouble, by position. */
const HICCUPS = [7, 18, 30];
const HICCUP_MS = 250;
/** Of the tokens of a stretch without an outage. */
const MOST_FALLBACK_TOKENS = 0.05;
const CROWD = 50;
const CROWD_DEADLINE_MS = 30_000;
/** Requests that a provider bears within a quarter of a second, after it has said that it is busy. */
const MOST_AT_ONCE = 8;

type Decide = (calls: readonly Looked[], run: RunView) => string | undefined;

function severalCalls(
  { world, rand }: Given,
  times: readonly number[],
  deadlineMs: number,
  decide: Decide,
  faults: (asked: readonly Asked[]) => Fault[],
  failover = 0,
): CaseSpec {
  const asked = times.map((atMs, i) =>
    ask(world, rand.fork(`call-${i}`), { id: `call-${i + 1}`, atMs, deadlineMs }),
  );
  const scene = sceneOf(world, rand.fork('scene'), asked);
  return {
    input: inputOf(asked),
    scene,
    accepts: OK,
    judge: many(asked, scene.epochMs, decide),
    faults: faults(asked),
    best: { complete: times.length, ...(failover > 0 && { failover }) },
  };
}

/** Two minutes in which a call comes in about every three seconds. */
function twoMinutes(
  given: Given,
  decide: Decide,
  faults: (asked: readonly Asked[]) => Fault[],
  outage?: typeof OUTAGE,
): CaseSpec {
  const rand = given.rand.fork('times');
  const times = Array.from({ length: CALLS }, (_, i) => i * EVERY_MS + rand.int(0, 400));
  // Nobody knows how long it will last: who calls meanwhile is best sent to the fallback.
  const meanwhile = outage ? times.filter((ms) => ms >= outage.fromMs && ms < outage.toMs).length : 0;
  return severalCalls(given, times, RELAXED_MS, decide, faults, meanwhile);
}

const bearsOutage: Decide = (calls) => {
  const isLate = calls.some(
    ({ call, by }) => call.atMs >= OUTAGE.toMs + BACK_WITHIN_MS && by !== undefined && by !== PRIMARY,
  );
  return (
    leavesCallers(calls) ??
    asksTooMuch(calls, MOST_REQUESTS) ??
    (isLate ? 'Half a minute after the outage callers were still sent to the fallback.' : undefined)
  );
};

const shrugsOff: Decide = (calls) => {
  const moved = calls.filter((c) => c.by === FALLBACK).length;
  return (
    leavesCallers(calls) ??
    asksTooMuch(calls, MOST_REQUESTS) ??
    (moved > CALLS / 10 ? 'A moment of trouble sent many callers to the fallback.' : undefined)
  );
};

const withinBudget: Decide = (_calls, run) =>
  fallbackShare(run) > MOST_FALLBACK_TOKENS
    ? 'More than 5 % of the tokens went to the fallback, and there was no outage.'
    : undefined;

const spreadsOut: Decide = (calls) => {
  const requests = calls.flatMap((c) => c.requests).filter((r) => r.route === PRIMARY);
  const toldMs = Math.min(...requests.flatMap((r) => (r.outcome.kind === 'error' ? [r.endMs ?? 0] : [])));
  const again = requests.filter((r) => r.startMs > toldMs);
  return mostWithin(again, 250) > MOST_AT_ONCE
    ? 'After “too many requests”, all callers came back in the same moment.'
    : undefined;
};

const outages = menu(
  ['503 for a minute, or for moments', primary({ kind: 'error', status: 503 })],
  ['529 for a minute, or for moments', primary({ kind: 'error', status: 529 })],
  ['connections reset for a minute, or for moments', primary({ kind: 'reset' })],
  ['500 for a minute, or for moments', primary({ kind: 'error', status: 500 })],
  ['no response for a minute, or for moments', primary({ kind: 'hang' })],
);

function flapping(id: string, title: string, hold: Decide): Family<Meridian> {
  return family<Meridian>(id, {
    title,
    mode: 'M5',
    menu: outages,
    act: (given) => twoMinutes(given, bearsOutage, () => during(given.entry.faults, OUTAGE), OUTAGE),
    hold: (given) =>
      twoMinutes(given, hold, (asked) =>
        HICCUPS.flatMap((i) => {
          const { atMs } = (asked[i] as Asked).call;
          return during(given.entry.faults, { fromMs: atMs - 5, toMs: atMs + HICCUP_MS });
        }),
      ),
  });
}

function crowdOf(given: Given, deadlineMs: number, decide: Decide, faults: readonly Fault[]): CaseSpec {
  const rand = given.rand.fork('times');
  const times = Array.from({ length: CROWD }, () => rand.int(0, 40)).sort((a, b) => a - b);
  return severalCalls(given, times, deadlineMs, decide, () => [...faults]);
}

const limit = {
  kind: 'error',
  status: 429,
  during: { fromMs: 0, toMs: 100 },
} as const satisfies Partial<ModelFault>;

/** Families with more than one caller. */
export const manyCallers: readonly Family<Meridian>[] = [
  flapping('outage-or-hiccup', 'A provider down for a minute, and one that stumbles', shrugsOff),
  flapping(
    'outage-or-hiccup-on-a-budget',
    'The same, now that the fallback costs six times as much',
    (calls, run) => shrugsOff(calls, run) ?? withinBudget(calls, run),
  ),
  family<Meridian>('fifty-callers', {
    title: 'Fifty callers and a busy provider, and fifty callers',
    mode: 'M10',
    menu: menu(
      ['429, retry after 2 s, or no trouble', primary({ ...limit, retryAfterMs: 2_000 })],
      ['429, retry after 1 s, or no trouble', primary({ ...limit, retryAfterMs: 1_000 })],
      [
        '429 with a date, or no trouble',
        primary({ ...limit, retryAfterMs: 3_000, retryAfterAs: 'http-date' }),
      ],
      [
        '429 with ms, or no trouble',
        primary({ ...limit, retryAfterMs: 1_500, retryAfterAs: 'milliseconds' }),
      ],
      ['429, retry after 4 s, or no trouble', primary({ ...limit, retryAfterMs: 4_000 })],
    ),
    act: (given) =>
      crowdOf(
        given,
        CROWD_DEADLINE_MS,
        (calls, run) =>
          leavesCallers(calls) ?? spreadsOut(calls, run) ?? withinBudget(calls, run) ?? asksTooMuch(calls, 3),
        given.entry.faults,
      ),
    hold: (given) =>
      crowdOf(
        given,
        TIGHT_MS,
        (calls, run) => leavesCallers(calls) ?? withinBudget(calls, run) ?? asksTooMuch(calls, 1.2),
        [],
      ),
  }),
];
