/** What a system leaves to people on a day, against the time that they have for it. Shown, never graded. */
import { z } from 'zod';
import type { PracticeTrial, Profile, SuiteResult } from './report.ts';

const DAY_MINUTES = 480;
const lines = z.array(z.string()).default([]);

/** Who looks at what a system leaves to people, and which lines of the sheet say so. */
export const staffingSchema = z
  .object({
    /** Items that arrive on a day. */
    arrive: z.number().int().min(1).max(1e6),
    /** Looks that people have time for on a day, by stage, the last for all that follow; null where every run says how many are left. */
    time: z.array(z.number().int().min(0).max(1e6).nullable()).min(1),
    /** Lines in which a person looks at an item, with the minutes that it takes. */
    looks: z.record(z.string(), z.number().min(0).max(DAY_MINUTES)),
    /** Those of them in which nobody said what to look for, or said something else. */
    unexplained: lines,
    /** Lines in which an item is left for another day. */
    waits: lines,
    /** Lines in which something was given to people who had no time left. */
    beyond: lines,
  })
  .strict();
export type Staffing = z.infer<typeof staffingSchema>;

/** What people get. Over a day, `minutes` is their time for the looks; none is below 0. */
export interface PeoplesLoad {
  looks: number;
  unexplained: number;
  waits: number;
  beyond: number;
  minutes: number;
}

/** Looks that people have time for on a day of a stage (1-based); null where nobody says. */
export function timeAt({ time }: Pick<Staffing, 'time'>, stage: number): number | null {
  return time[Math.min(stage, time.length) - 1] ?? null;
}

/** What a program leaves to people on a day, from its traffic; nothing where there were no items. */
export function peoplesLoad(
  { lines: touched, items }: Pick<Profile, 'lines' | 'items'>,
  staffing: Staffing,
): PeoplesLoad {
  const events = Object.fromEntries(touched.map(({ key, events: n }) => [key, n]));
  return scaled(loadOf(events, staffing), items === 0 ? 0 : staffing.arrive / items);
}

/** What a practice family leaves to people, over all its runs. */
export interface FamilyLoad extends Pick<SuiteResult['families'][number], 'id' | 'mode' | 'title'> {
  /** Where acting is right, and where holding back is. */
  act: { runs: number; looks: number };
  hold: { runs: number; looks: number };
  unexplained: number;
  waits: number;
  beyond: number;
}

/**
 * What practice leaves to people, family by family; runs that could not be judged are left out. `undefined` for reports made
 * before practice trials kept the lines that they touched.
 */
export function practiceLoad(
  { families }: Pick<SuiteResult, 'families'>,
  trials: readonly PracticeTrial[],
  staffing: Staffing,
): FamilyLoad[] | undefined {
  if (!trials.some(({ ledger }) => ledger)) return undefined;
  const judged = Map.groupBy(
    trials.filter(({ verdict }) => verdict !== 'void'),
    ({ family }) => family,
  );
  return families.map(({ id, mode, title }) => {
    const own = judged.get(id) ?? [];
    const sum = (of: readonly PracticeTrial[]) =>
      of.map(({ ledger = {} }) => loadOf(ledger, staffing)).reduce(added, NOTHING);
    const twin = (name: PracticeTrial['twin']) => {
      const runs = own.filter((trial) => trial.twin === name);
      return { runs: runs.length, looks: sum(runs).looks };
    };
    const { unexplained, waits, beyond } = sum(own);
    return { id, mode, title, act: twin('act'), hold: twin('hold'), unexplained, waits, beyond };
  });
}

const NOTHING: PeoplesLoad = { looks: 0, unexplained: 0, waits: 0, beyond: 0, minutes: 0 };

function loadOf(events: Readonly<Record<string, number>>, staffing: Staffing): PeoplesLoad {
  const of = (keys: readonly string[]) => keys.reduce((sum, key) => sum + (events[key] ?? 0), 0);
  const minutes = Object.entries(staffing.looks).map(([key, each]) => (events[key] ?? 0) * each);
  return {
    looks: of(Object.keys(staffing.looks)),
    unexplained: of(staffing.unexplained),
    waits: of(staffing.waits),
    beyond: of(staffing.beyond),
    minutes: minutes.reduce((a, b) => a + b, 0),
  };
}

function added(a: PeoplesLoad, b: PeoplesLoad): PeoplesLoad {
  return {
    looks: a.looks + b.looks,
    unexplained: a.unexplained + b.unexplained,
    waits: a.waits + b.waits,
    beyond: a.beyond + b.beyond,
    minutes: a.minutes + b.minutes,
  };
}

function scaled({ looks, unexplained, waits, beyond, minutes }: PeoplesLoad, by: number): PeoplesLoad {
  return {
    looks: looks * by,
    unexplained: unexplained * by,
    waits: waits * by,
    beyond: beyond * by,
    minutes: minutes * by,
  };
}

/** The same with two digits, as learners see it of the fixed policies. */
export function coarseLoad({ looks, unexplained, waits, beyond, minutes }: PeoplesLoad): PeoplesLoad {
  const coarse = (value: number) => Number(Math.round(value).toPrecision(2));
  return {
    looks: coarse(looks),
    unexplained: coarse(unexplained),
    waits: coarse(waits),
    beyond: coarse(beyond),
    minutes: coarse(minutes),
  };
}
