import type { ModeId } from './mode.ts';

/** How one family came out in one graded attempt, as its learner may know it. */
export interface Sighting {
  slug: string;
  family: string;
  title: string;
  mode: ModeId;
  /** 1-based stage of the attempt. */
  stage: number;
  /** Unix milliseconds. */
  at: number;
  /** pass^k in practice, in [0, 1]. */
  reliability: number;
  /** It held in practice, and was not named as weak on hidden cases. */
  held: boolean;
}

/** A family to practise again, and why. */
export interface DueFamily extends Omit<Sighting, 'held' | 'at'> {
  /** `weak`: it did not hold the last time. `long_ago`: it held, long enough ago to be tried again. */
  why: 'weak' | 'long_ago';
  /** When it was last met, unix milliseconds. */
  lastAt: number;
}

/** Days until a family that held is due again: after the first day on which it held, the second in a row, and so on. */
export const INTERVAL_DAYS = [1, 3, 7, 16, 35] as const;
/** More than this at once is not done. */
export const DUE_AT_ONCE = 3;
const DAY_MS = 24 * 60 * 60 * 1000;

interface Candidate extends DueFamily {
  /** Above 1 for weak ones, the weaker the higher; below 1 for the others, the longer overdue the higher. */
  urgency: number;
}

/**
 * Up to three families to practise again, the first one first. The rule, whole:
 *
 * 1. Of each family the last attempt of a day counts; what is repeated within a day teaches little.
 * 2. One that did not hold on the last such day is due, the weaker the sooner.
 * 3. One that held is due when the interval has passed that belongs to its number of good days in a row
 *    (`INTERVAL_DAYS`; the last one goes on), the longer overdue the sooner. Weak ones come before these.
 * 4. Of what is due, each pick differs from the ones before in mode and in exercise where it can, in mode alone where
 *    it cannot do both: mixing is the point, so it goes before rule 2 and 3.
 *
 * Empty when nothing was met or nothing is due.
 * @param now unix milliseconds
 * @see Cepeda et al., Psychological Bulletin 132 (2006) 354–380 (spacing)
 * @see Rohrer and Taylor, Instructional Science 35 (2007) 481–498 (mixing)
 */
export function practiceDue(sightings: readonly Sighting[], now: number): DueFamily[] {
  const due = [...byFamily(sightings).values()]
    .flatMap((own) => candidateOf(lastOfEachDay(own), now) ?? [])
    .sort((a, b) => b.urgency - a.urgency || a.lastAt - b.lastAt || compareNames(a, b));
  const chosen: Candidate[] = [];
  while (chosen.length < DUE_AT_ONCE) {
    const next = nextAfter(chosen, due);
    if (!next) break;
    chosen.push(next);
  }
  return chosen.map(({ urgency: _, ...family }) => family);
}

function nextAfter(chosen: readonly Candidate[], due: readonly Candidate[]): Candidate | undefined {
  const left = due.filter((candidate) => !chosen.includes(candidate));
  const isNew = (key: 'mode' | 'slug') => (c: Candidate) => chosen.every((other) => other[key] !== c[key]);
  const otherMode = left.filter(isNew('mode'));
  return otherMode.find(isNew('slug')) ?? otherMode[0] ?? left[0];
}

function candidateOf(days: readonly Sighting[], now: number): Candidate | undefined {
  const last = days.at(-1);
  if (!last) return undefined;
  const { held, at: lastAt, ...family } = last;
  if (!held) return { ...family, lastAt, why: 'weak', urgency: 2 - family.reliability };
  const lastBad = days.findLastIndex((day) => !day.held);
  const inARow = days.length - 1 - lastBad;
  const interval = INTERVAL_DAYS[Math.min(inARow, INTERVAL_DAYS.length) - 1] ?? 1;
  const passed = (now - lastAt) / DAY_MS;
  return passed < interval
    ? undefined
    : { ...family, lastAt, why: 'long_ago', urgency: 1 - interval / (passed + interval) };
}

function byFamily(sightings: readonly Sighting[]): Map<string, Sighting[]> {
  const families = new Map<string, Sighting[]>();
  for (const sighting of [...sightings].sort((a, b) => a.at - b.at)) {
    const key = `${sighting.slug}/${sighting.family}`;
    families.set(key, [...(families.get(key) ?? []), sighting]);
  }
  return families;
}

/** Days of UTC; the list is in the order of time. */
function lastOfEachDay(own: readonly Sighting[]): Sighting[] {
  return [...new Map(own.map((sighting) => [Math.floor(sighting.at / DAY_MS), sighting])).values()];
}

function compareNames(a: Candidate, b: Candidate): number {
  return `${a.slug}/${a.family}` < `${b.slug}/${b.family}` ? -1 : 1;
}
