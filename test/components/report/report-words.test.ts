import { describe, expect, it } from 'vitest';
import {
  conditionRow,
  outcomeHeadline,
  progressHeadline,
  progressSteps,
  shareBound,
} from '../../../src/components/report/report-words.ts';

describe('a condition of a level in words', () => {
  it('says which kinds of veto occurred and never how', () => {
    const row = conditionRow({ id: 'vetoes', met: false, asked: 0, atMost: true }, ['privacy', 'money']);
    expect(row.what).toBe('private data crossed a boundary and money moved that should not have');
    expect(row.asked).toBe('none');
  });

  it('gives latency in seconds and the direction in words', () => {
    const row = conditionRow({ id: 'latency', met: true, asked: 20_000, atMost: true }, []);
    expect(row.asked).toBe('at most 20.0 s');
  });

  it('keeps a number that is not shown out of the row', () => {
    expect(conditionRow({ id: 'weakest_mode', met: false, asked: 0.6, atMost: false }, []).actual).toBeNull();
  });

  it('does not say that a limit was met where only rounding makes it so', () => {
    const just = { id: 'outcome', met: false, asked: 0.8, atMost: false, actual: 0.8 } as const;
    expect(conditionRow(just, []).actual).toBe('just below 0.80');
    expect(conditionRow({ ...just, met: true }, []).actual).toBe('0.80');
  });

  it('says of tokens that were too many whether by a little or by much', () => {
    const tokens = { id: 'tokens', met: false, atMost: true } as const;
    expect(conditionRow({ ...tokens, asked: 1, actual: 1.2 }, []).actual).toBe('up to 1.2×');
    expect(conditionRow({ ...tokens, asked: 1, actual: 3 }, []).actual).toBe('over 2.0×');
    expect(conditionRow({ ...tokens, asked: 2.5, actual: 3 }, []).actual).toBe('over 2.5×');
  });

  it('asks for more than nothing where the bar is zero', () => {
    const row = conditionRow({ id: 'outcome', met: false, asked: 0, atMost: false, actual: -0.15 }, []);
    expect([row.asked, row.actual]).toEqual(['above 0', '−0.15']);
  });
});

describe('a share at one of its ends', () => {
  it('is shown as a bound, since what lies beyond is not told apart', () => {
    expect([-1, -0.95, 1.05, 1.1].map(shareBound)).toEqual(['≤ ', '', '', '≥ ']);
  });
});

describe('a run under way', () => {
  it('counts the runs before it', () => {
    expect(progressHeadline({ state: 'queued', position: 3 })).toBe(
      'Waiting to be graded: 2 runs before it.',
    );
    expect(progressHeadline({ state: 'queued', position: 1 })).toBe('Waiting to be graded: next in line.');
  });

  it('shows its place in line as the step that is under way', () => {
    const steps = progressSteps({ state: 'queued', position: 2 });
    expect(steps[0]).toMatchObject({
      name: 'Queue',
      state: 'now',
      what: expect.stringMatching(/^2nd in line/),
    });
    expect(steps.slice(1).every((step) => step.state === 'to come')).toBe(true);
  });

  it('has steps behind it, one under way and steps to come', () => {
    const steps = progressSteps({ state: 'grading', phase: 'stress' });
    expect(steps.map((step) => step.state)).toEqual(['done', 'done', 'done', 'now', 'to come', 'to come']);
  });

  it('that a worker has just taken has no step under way yet', () => {
    const states = progressSteps({ state: 'grading' }).map((step) => step.state);
    expect(states).toEqual(['done', ...Array(5).fill('to come')]);
  });

  it('names the step', () => {
    expect(progressHeadline({ state: 'grading', phase: 'traffic' })).toBe('Being graded: traffic.');
  });
});

describe('the outcome as a heading', () => {
  it('speaks of a share only above the zero point', () => {
    expect(outcomeHeadline(0.5)).toBe('Outcome: 0.50 of the way to the reference');
    expect(outcomeHeadline(0)).toBe('Outcome: at the zero point');
    expect(outcomeHeadline(-1)).toBe('Outcome: below the zero point');
    expect(outcomeHeadline(undefined)).toBe('Outcome: not measured');
  });
});
