import { LEVELS, type Level } from './level.ts';
import type { Report } from './report.ts';

/** What a regrade may change of a report. */
export interface Standing {
  level: Level;
  /** In [0, 1]. */
  reliability: number;
  /** O in [−1, 1.1]; null where no traffic was graded. */
  outcome: number | null;
  vetoes: number;
  /** Hidden families; pass^k, or null where no case could be scored. */
  families: { id: string; title: string; reliability: number | null }[];
}

/** One submission's report under its version now and under another. */
export interface RegradeChange {
  /** By level; by reliability where that is the same; by outcome where that is the same as well. */
  direction: 'up' | 'down' | 'same';
  level: Change<Level>;
  reliability: Change<number>;
  outcome: Change<number | null>;
  vetoes: Change<number>;
  /** Only families that come out otherwise, or are in one of the two alone (then null on the other side). */
  families: ({ id: string; title: string } & Change<number | null>)[];
}

export interface Change<T> {
  before: T;
  after: T;
}

/** Differences below this are the noise of sums. */
const NOISE = 1e-9;

/** What of a report a regrade compares. */
export function standingOf(report: Report): Standing {
  return {
    level: report.level,
    reliability: report.reliability,
    outcome: report.outcome?.share ?? null,
    vetoes: report.vetoes.total,
    families: report.stress.families.map(({ id, title, reliability }) => ({
      id,
      title,
      reliability: reliability ?? null,
    })),
  };
}

/** How one submission would change. */
export function changeBetween(before: Standing, after: Standing): RegradeChange {
  const of = <K extends keyof Standing>(key: K): Change<Standing[K]> => ({
    before: before[key],
    after: after[key],
  });
  return {
    direction: directionOf(before, after),
    level: of('level'),
    reliability: of('reliability'),
    outcome: of('outcome'),
    vetoes: of('vetoes'),
    families: familyChanges(before.families, after.families),
  };
}

function directionOf(before: Standing, after: Standing): RegradeChange['direction'] {
  const steps = [
    LEVELS.indexOf(after.level) - LEVELS.indexOf(before.level),
    after.reliability - before.reliability,
    (after.outcome ?? 0) - (before.outcome ?? 0),
  ];
  const step = steps.find((difference) => Math.abs(difference) >= NOISE);
  if (step === undefined) return 'same';
  return step > 0 ? 'up' : 'down';
}

function familyChanges(before: Standing['families'], after: Standing['families']): RegradeChange['families'] {
  const ids = [...new Set([...before, ...after].map((f) => f.id))];
  return ids.flatMap((id) => {
    const [old, next] = [before, after].map((families) => families.find((f) => f.id === id));
    const change = { before: old?.reliability ?? null, after: next?.reliability ?? null };
    const isSame =
      (change.before === null) === (change.after === null) &&
      Math.abs((change.before ?? 0) - (change.after ?? 0)) < NOISE;
    return isSame ? [] : [{ id, title: next?.title ?? old?.title ?? id, ...change }];
  });
}
