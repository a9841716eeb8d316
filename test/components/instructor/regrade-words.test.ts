import { expect, test } from 'vitest';
import { changeWords, familyWords, regradeHeadline, wayWords } from '#components/instructor/regrade-words.ts';
import { moveWords } from '#components/move-words.ts';
import type { RegradeChange } from '#domain/regrade';
import type { RegradeRow } from '#services/regrade';

const CHANGE: RegradeChange = {
  direction: 'up',
  level: { before: 'demo', after: 'prototype' },
  reliability: { before: 0.2, after: 0.6 },
  outcome: { before: null, after: null },
  vetoes: { before: 0, after: 0 },
  families: [],
};

function aRow(over: Partial<RegradeRow> = {}): RegradeRow {
  const of = { submissionId: 's', learnerName: 'Ines', stage: 1, attempt: 1, runId: 'r', version: 1 };
  const now = { level: 'demo' as const, reliability: 0.2, isQueued: false };
  return { ...of, ...now, way: 'rejudge', why: null, change: null, fault: null, ...over };
}

test('a level is told with what it becomes, once that is known', () => {
  expect(changeWords(aRow())).toBe('demo now');
  expect(changeWords(aRow({ change: CHANGE }))).toBe('demo → prototype');
  expect(changeWords(aRow({ change: { ...CHANGE, level: { before: 'demo', after: 'demo' } } }))).toBe(
    'stays demo',
  );
  expect(changeWords(aRow({ way: 'cannot' }))).toBe('keeps demo');
  expect(changeWords(aRow({ fault: 'the worker died' }))).toContain('our side');
});

test('how a submission is graded comes with why', () => {
  expect(wayWords(aRow({ way: 'run', why: 'Its traces are no longer kept.' }))).toBe(
    'Must be run again. Its traces are no longer kept.',
  );
  expect(wayWords(aRow({ isQueued: true }))).toBe('Queued already. Its stored traces can be judged again.');
});

test('families that changed are named with both numbers, also where one side is missing', () => {
  const families = [
    { id: 'a', title: 'A', before: 0.4, after: 1 },
    { id: 'b', title: 'B', before: null, after: 0 },
  ];
  expect(familyWords({ families })).toBe('a 0.40 → 1.00 and b none → 0.00');
});

test('the headline claims a change only once it was tried out', () => {
  const rows = [aRow({ change: CHANGE }), aRow({ change: { ...CHANGE, direction: 'same' } })];
  expect(regradeHeadline(2, rows, false)).toBe('2 graded submissions count under another version.');
  expect(regradeHeadline(2, rows, true)).toBe('Under version 2, 1 would go up and 0 down.');
  expect(regradeHeadline(2, rows.slice(1), true)).toBe('Nobody would change under version 2.');
  expect(regradeHeadline(2, [], false)).toBe('Every graded submission counts under version 2.');
});

test('a move says what becomes of each file that is not simply taken along', () => {
  const nothing = { renewed: [], both: [], dropped: [], left: [] };
  expect(moveWords(nothing)).toBe('What you wrote comes along. The draft as it is now is kept.');
  const words = moveWords({ renewed: ['a.md'], both: ['b.ts'], dropped: ['c.ts'], left: ['d.ts', 'e.ts'] });
  expect(words).toContain('New text in a.md');
  expect(words).toContain('b.ts changed on both sides: yours stands.');
  expect(words).toContain('No room there for d.ts and e.ts: only the kept draft has them.');
});
