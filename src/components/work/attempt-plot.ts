import type { Level } from '#domain/level';
import type { AttemptRow } from '#services/contract';

type Attempt = Pick<AttemptRow, 'submittedAt' | 'stage' | 'level'> & { slug: string; title: string };

/** One graded attempt in the plot; `x` in percent of its width. */
export interface PlotPoint {
  x: number;
  level: Level;
  stage: number;
  ms: number;
}

/** One exercise's attempts, oldest first. */
export interface PlotRow {
  slug: string;
  title: string;
  points: PlotPoint[];
  /** Neighbours at the same stage, to be joined. */
  joins: { from: PlotPoint; to: PlotPoint }[];
  /** Where attempts at another stage than before begin, where there is room to say so. */
  stages: PlotPoint[];
}

export interface AttemptPlot {
  rows: PlotRow[];
  /** The first attempt of each day, where there is room to write the day. */
  days: { x: number; ms: number }[];
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Room between two days, in widths of an attempt. */
const GAP = 1.5;
/** Percent of the width that a label needs on a phone. */
const LABEL = 14;

/**
 * Graded attempts in the order of time: every attempt takes the same width, days are apart, and all exercises share the days,
 * so that a row shows when its exercise was worked on. Exercises stand in the order of their latest attempt.
 */
export function attemptPlot(attempts: readonly Attempt[]): AttemptPlot {
  const graded = attempts
    .flatMap((attempt) => (attempt.level === null ? [] : [{ ...attempt, level: attempt.level }]))
    .sort((a, b) => a.submittedAt - b.submittedAt);
  const places = placesOf(graded.map((attempt) => attempt.submittedAt));
  const points = graded.map(({ slug, title, level, stage, submittedAt: ms }, index) => ({
    slug,
    title,
    point: { x: places[index] ?? 0, level, stage, ms },
  }));
  const slugs = [...new Set(points.toReversed().map(({ slug }) => slug))];
  return {
    rows: slugs.map((slug) => rowOf(points.filter((one) => one.slug === slug))),
    days: daysOf(points.map(({ point }) => point)),
  };
}

/** The middle of each attempt's width, in percent. */
function placesOf(times: readonly number[]): number[] {
  let at = 0;
  const middles = times.map((ms, index) => {
    const before = times[index - 1];
    if (before !== undefined && dayOf(before) !== dayOf(ms)) at += GAP;
    at += 1;
    return at - 0.5;
  });
  return middles.map((middle) => Math.round((middle / at) * 10_000) / 100);
}

function rowOf(points: readonly { slug: string; title: string; point: PlotPoint }[]): PlotRow {
  const own = points.map(({ point }) => point);
  const pairs = own.slice(1).map((to, index) => ({ from: own[index] ?? to, to }));
  return {
    slug: points[0]?.slug ?? '',
    title: points.at(-1)?.title ?? '',
    points: own,
    joins: pairs.filter(({ from, to }) => from.stage === to.stage),
    stages: withRoom(own.filter((point, index) => own[index - 1]?.stage !== point.stage)),
  };
}

function daysOf(points: readonly PlotPoint[]): AttemptPlot['days'] {
  const firsts = points.filter(({ ms }, index) => dayOf(points[index - 1]?.ms ?? -1) !== dayOf(ms));
  return withRoom(firsts).map(({ x, ms }) => ({ x, ms }));
}

/** Those places whose labels do not run into the one before. */
function withRoom<P extends { x: number }>(places: readonly P[]): P[] {
  let taken = 0;
  return places.filter(({ x }) => {
    const from = labelEndsAt(x) ? x - LABEL : x;
    if (from < taken) return false;
    taken = from + LABEL;
    return true;
  });
}

/** Near the right edge a label stands before its place. */
export function labelEndsAt(x: number): boolean {
  return x > 100 - LABEL;
}

function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS);
}
