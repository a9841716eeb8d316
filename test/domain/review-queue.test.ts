import { expect, test } from 'vitest';
import { countChoices, isNextFor, isWished, type QueueEntry, WHOLE_QUEUE } from '#domain/review-queue';
import { DAY_MS } from '#domain/turn';

const NOW = 100 * DAY_MS;

function entry(over: Partial<QueueEntry> = {}): QueueEntry {
  const free = { held: null, answers: null, hasQuestion: false };
  return { slug: 'client', stage: 1, level: 'demo', waitingSince: NOW - DAY_MS, ...free, ...over };
}

const wished = (over: Partial<QueueEntry>, wish: Partial<typeof WHOLE_QUEUE>) =>
  isWished(entry(over), { ...WHOLE_QUEUE, ...wish }, NOW);

test('every choice narrows the queue by itself', () => {
  expect(wished({}, {})).toBe(true);
  expect(wished({}, { slug: 'other' })).toBe(false);
  expect(wished({}, { stage: 2 })).toBe(false);
  expect(wished({}, { level: 'prototype' })).toBe(false);
  expect(wished({ level: null }, { level: 'none' })).toBe(true);
  expect(wished({}, { question: true })).toBe(false);
  expect(wished({ hasQuestion: true }, { question: true })).toBe(true);
});

test('a request is overdue after four days of waiting and not before', () => {
  expect(wished({ waitingSince: NOW - 4 * DAY_MS }, { overdue: true })).toBe(false);
  expect(wished({ waitingSince: NOW - 4 * DAY_MS - 1 }, { overdue: true })).toBe(true);
});

test('mine is what one holds and what answers one’s own review, unless somebody else took that', () => {
  expect(wished({ held: 'by-viewer' }, { show: 'mine' })).toBe(true);
  expect(wished({ answers: 'viewer' }, { show: 'mine' })).toBe(true);
  expect(wished({ answers: 'viewer', held: 'by-other' }, { show: 'mine' })).toBe(false);
  expect(wished({ answers: 'other' }, { show: 'mine' })).toBe(false);
  expect(wished({ held: 'by-other' }, { show: 'unclaimed' })).toBe(false);
});

test('an answer is left to its own mentor for two days', () => {
  expect(isNextFor(entry({ answers: 'viewer' }), NOW)).toBe(true);
  expect(isNextFor(entry({ answers: 'other' }), NOW)).toBe(false);
  expect(isNextFor(entry({ answers: 'other', waitingSince: NOW - 2 * DAY_MS - 1 }), NOW)).toBe(true);
  expect(isNextFor(entry({ held: 'by-other' }), NOW)).toBe(false);
});

test('a count says how many its choice would show, the other choices kept', () => {
  const entries = [
    entry({ slug: 'client', hasQuestion: true }),
    entry({ slug: 'client', stage: 2 }),
    entry({ slug: 'support', held: 'by-other', level: null }),
  ];
  const counts = countChoices(entries, { ...WHOLE_QUEUE, slug: 'client' }, NOW);
  expect(counts.show).toEqual({ all: 2, unclaimed: 2, mine: 0 });
  expect(counts.question).toBe(1);
  expect(counts.slugs).toEqual(
    new Map([
      ['client', 2],
      ['support', 1],
    ]),
  );
  expect([...counts.stages.keys()]).toEqual([1, 2]);
  expect(counts.levels).toEqual(new Map([['demo', 2]]));
});
