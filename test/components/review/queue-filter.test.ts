import { expect, test } from 'vitest';
import type { QueueRow } from '#services/review-contract';
import { countByFilter, filterQueue, queueFilter } from '../../../src/components/review/queue-filter.ts';

function row(requestId: string, claim: 'free' | 'mine' | 'other'): QueueRow {
  const held = { mentorName: 'Priya Nair', mine: claim === 'mine', until: 0 };
  return {
    requestId,
    learnerName: 'Ines Duarte',
    title: 'Parcelbay support',
    stage: 1,
    attempt: 1,
    question: '',
    level: null,
    askedAt: 0,
    claim: claim === 'free' ? null : held,
  };
}

const queue = [row('a', 'mine'), row('b', 'free'), row('c', 'other'), row('d', 'free')];

test('unclaimed shows what nobody holds, in the order of the queue', () => {
  expect(filterQueue(queue, 'unclaimed').map((r) => r.requestId)).toEqual(['b', 'd']);
});

test('mine leaves out what another mentor holds', () => {
  expect(filterQueue(queue, 'mine').map((r) => r.requestId)).toEqual(['a']);
});

test('each part of the queue says how many it has', () => {
  expect(countByFilter(queue)).toEqual({ all: 4, unclaimed: 2, mine: 1 });
});

test('an unknown filter shows everything', () => {
  expect(queueFilter('overdue')).toBe('all');
  expect(queueFilter(null)).toBe('all');
});
