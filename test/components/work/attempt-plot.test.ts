import { describe, expect, it } from 'vitest';
import { attemptPlot } from '../../../src/components/work/attempt-plot.ts';
import type { Level } from '../../../src/domain/level.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOON = Date.UTC(2026, 10, 20, 12);

function attempt(slug: string, days: number, level: Level | null, stage = 1) {
  return { slug, title: slug.toUpperCase(), submittedAt: NOON + days * DAY, level, stage };
}

describe('the plot of attempts', () => {
  it('has nothing in it before one is graded', () => {
    expect(attemptPlot([])).toEqual({ rows: [], days: [] });
    expect(attemptPlot([attempt('a', 0, null)]).rows).toEqual([]);
  });

  it('gives every exercise a row, the last worked on first, its attempts from left to right', () => {
    const { rows } = attemptPlot([
      attempt('b', 1, 'pilot-ready'),
      attempt('a', 2, 'demo'),
      attempt('b', 0, 'demo'),
      attempt('b', 0.1, 'prototype'),
    ]);
    expect(rows.map(({ slug, title }) => [slug, title])).toEqual([
      ['a', 'A'],
      ['b', 'B'],
    ]);
    expect(rows[1]?.points.map(({ level }) => level)).toEqual(['demo', 'prototype', 'pilot-ready']);
    const xs = rows[1]?.points.map(({ x }) => x) ?? [];
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(xs.every((x) => x > 0 && x < 100)).toBe(true);
    // Days are further apart than attempts of one day, and all rows share them.
    expect((xs[2] ?? 0) - (xs[1] ?? 0)).toBeGreaterThan((xs[1] ?? 0) - (xs[0] ?? 0));
    expect(rows[0]?.points[0]?.x).toBeGreaterThan(xs[2] ?? 0);
  });

  it('joins attempts at one stage and names the stage where another begins', () => {
    const [row] = attemptPlot([
      attempt('a', 0, 'demo'),
      attempt('a', 0.1, 'pilot-ready'),
      attempt('a', 0.2, 'demo', 2),
    ]).rows;
    expect(row?.joins.map(({ from, to }) => [from.level, to.level])).toEqual([['demo', 'pilot-ready']]);
    expect(row?.stages.map((point) => point.stage)).toEqual([1, 2]);
  });

  it('writes a day only where there is room', () => {
    const many = Array.from({ length: 40 }, (_, n) => attempt('a', n, 'demo'));
    const { days } = attemptPlot(many);
    expect(days.length).toBeLessThan(9);
    expect(attemptPlot(many.slice(0, 2)).days).toHaveLength(2);
  });
});
