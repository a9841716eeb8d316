import { describe, expect, it } from 'vitest';
import { bestLevel, nextStep } from '../../src/components/attempt-words.ts';
import { workRows } from '../../src/components/work-rows.ts';
import type { AttemptRow } from '../../src/services/contract.ts';

type Attempt = AttemptRow & { slug: string; title: string };

function anAttempt(more: Partial<Attempt> = {}): Attempt {
  return {
    submissionId: 's1',
    runId: 'r1',
    attempt: 1,
    stage: 1,
    submittedAt: 1000,
    progress: { state: 'graded' },
    level: 'prototype',
    regradedUnder: null,
    review: null,
    slug: 'support',
    title: 'Support',
    ...more,
  };
}

describe('the next step', () => {
  it('is nothing before the first attempt', () => {
    expect(nextStep([])).toBeNull();
  });

  it('is the report of the latest attempt, with the level above', () => {
    const step = nextStep([anAttempt()]);
    expect(step?.heading).toContain('pilot-ready');
    expect(step?.action.href).toBe('/attempts/s1');
  });

  it('is the review once it is published', () => {
    const step = nextStep([anAttempt({ review: 'published', reviewRequestId: 'q7' })]);
    expect(step?.action.href).toBe('/reviews/q7');
  });

  it('at the top is what only a mentor can say, asked for or not', () => {
    expect(nextStep([anAttempt({ level: 'exemplary' })])?.text).toContain('ask at the foot of the report');
    const asked = nextStep([anAttempt({ level: 'exemplary', review: 'waiting' })]);
    expect(asked?.text).toContain('one has been asked');
  });

  it('is the workspace when we could not grade', () => {
    const step = nextStep([anAttempt({ progress: { state: 'held' }, level: null, stage: 2 })]);
    expect(step?.action.href).toBe('/exercises/support/workspace?stage=2');
  });
});

describe('levels and groups', () => {
  it('takes the highest level, whatever the order', () => {
    expect(bestLevel([{ level: 'pilot-ready' }, { level: 'demo' }, { level: null }])).toBe('pilot-ready');
  });

  it('has no best level while nothing is graded', () => {
    expect(bestLevel([{ level: null }])).toBeNull();
  });

  it('groups attempts by exercise and stage, last worked on first', () => {
    const rows = workRows([
      anAttempt({ submittedAt: 1 }),
      anAttempt({ submittedAt: 3, stage: 2 }),
      anAttempt({ submittedAt: 2, attempt: 2 }),
    ]);
    expect(rows.map((row) => [row.stage, row.attempts.map((a) => a.attempt)])).toEqual([
      [2, [1]],
      [1, [2, 1]],
    ]);
  });
});
