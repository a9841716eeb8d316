import { expect, test } from 'vitest';
import {
  confirmedLevel,
  countedPoints,
  type Mark,
  type Points,
  type Rubric,
  rubricSchema,
  standingOf,
} from '#domain/rubric';

const LEVELS = { 1: 'none', 2: 'some', 3: 'enough', 4: 'more' };

function aRubric(rows: { id: string; atLeast?: Points }[]): Rubric {
  return rubricSchema.parse({ rows: rows.map((row) => ({ title: row.id, levels: LEVELS, ...row })) });
}

const THREE = aRubric([{ id: 'framing' }, { id: 'authority', atLeast: 3 }, { id: 'time' }]);

function marks(...points: Points[]): Mark[] {
  return points.map((p, i) => ({
    row: THREE.rows[i]?.id ?? '',
    points: p,
    evidence: ['src/main.ts:1'],
    note: '',
  }));
}

test('a mark without evidence counts for 2 at most', () => {
  expect(countedPoints({ points: 4, evidence: [] })).toBe(2);
  expect(countedPoints({ points: 1, evidence: [] })).toBe(1);
  expect(countedPoints({ points: 4, evidence: ['src/main.ts:3'] })).toBe(4);
});

test('no level is confirmed while a row has no mark', () => {
  expect(confirmedLevel('exemplary', THREE, marks(4, 4))).toBeUndefined();
  expect(standingOf(THREE, marks(4, 4)).missing.map(({ id }) => id)).toEqual(['time']);
});

test.each([
  [[3, 3, 3], 'production-ready'],
  [[4, 4, 4], 'exemplary'],
  [[4, 3, 4], 'exemplary'],
  [[4, 2, 4], 'pilot-ready'],
  [[4, 4, 1], 'pilot-ready'],
  [[2, 3, 2], 'pilot-ready'],
  [[1, 3, 1], 'prototype'],
] as [Points[], string][])('marks %j confirm %s of an exemplary work', (points, level) => {
  expect(confirmedLevel('exemplary', THREE, marks(...points))).toBe(level);
});

test('marks never lift a level above the machine’s', () => {
  expect(confirmedLevel('prototype', THREE, marks(4, 4, 4))).toBe('prototype');
  expect(confirmedLevel('demo', THREE, marks(1, 1, 1))).toBe('demo');
});

test('the median of an even number of rows lies between the middle two', () => {
  const two = aRubric([{ id: 'a' }, { id: 'b' }]);
  const given = (['a', 'b'] as const).map((row, i) => ({
    row,
    points: (i + 2) as Points,
    evidence: ['x'],
    note: '',
  }));
  expect(standingOf(two, given).median).toBe(2.5);
});

test('marks for rows that the rubric does not have are left out', () => {
  const more = [...marks(3, 3, 3), { row: 'gone', points: 1 as const, evidence: [], note: '' }];
  expect(confirmedLevel('exemplary', THREE, more)).toBe('production-ready');
});

test('two rows may not share an id', () => {
  const rows = [1, 2].map(() => ({ id: 'a', title: 'A', levels: LEVELS }));
  expect(rubricSchema.safeParse({ rows }).success).toBe(false);
});
