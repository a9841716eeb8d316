import { describe, expect, it } from 'vitest';
import { firstStep, nextStep, shortHeading } from '../../../src/components/work/next-step.ts';
import type { Level } from '../../../src/domain/level.ts';
import type { MyReview } from '../../../src/services/list-my-reviews.ts';
import type { UnderWay } from '../../../src/services/view-my-work.ts';

const stage = (number: number, best: Level | null = null) => ({
  stage: number,
  title: number === 1 ? 'A whole answer' : 'Streams',
  attempts: best ? 1 : 0,
  best,
  sentAt: null,
  savedAt: null,
});

const LATEST: NonNullable<UnderWay['latest']> = {
  submissionId: 's3',
  runId: 'r3',
  attempt: 3,
  stage: 1,
  submittedAt: 1000,
  progress: { state: 'graded' },
  level: 'prototype',
  confirmed: null,
  regradedUnder: null,
  review: null,
};

const REPORT: NonNullable<UnderWay['report']> = {
  submissionId: 's3',
  attempt: 3,
  level: 'prototype',
  next: 'pilot-ready',
  unmet: [
    { id: 'reliability', met: false, asked: 0.8, atMost: false, actual: 0.55 },
    { id: 'vetoes', met: false, asked: 0, atMost: true },
    { id: 'latency', met: false, asked: 8000, atMost: true },
  ],
  vetoKinds: ['money'],
  closedBy: [],
  didNotCompile: false,
};

function underWay(more: Partial<UnderWay> = {}): UnderWay {
  return {
    slug: 'client',
    title: 'The client',
    stages: [stage(1, 'prototype'), stage(2)],
    current: 1,
    isFinished: false,
    touchedAt: 1000,
    latest: LATEST,
    report: REPORT,
    isDraftNewer: false,
    ...more,
  };
}

const begun = { latest: null, report: null, stages: [stage(1, 'exemplary'), stage(2)], current: 2 };

describe('the next step in an exercise', () => {
  it('says what the next level asks, with what the report measured, and leads to the workspace', () => {
    const { heading, text, action, beside } = nextStep(underWay());
    expect(heading).toContain('pilot-ready');
    expect(text).toContain('reliability at least 0.80, where it is 0.55');
    expect(text).toContain('money moved that should not have');
    expect(text).toContain('1 more thing');
    expect(action.href).toBe('/exercises/client/workspace?stage=1');
    expect(beside?.href).toBe('/attempts/s3');
  });

  it('mentions a draft that is newer than the last attempt', () => {
    expect(nextStep(underWay()).text).not.toContain('draft');
    expect(nextStep(underWay({ isDraftNewer: true })).text).toContain('draft is newer');
  });

  it('is the weakest practice family while hidden feedback is closed', () => {
    const closedBy = [{ id: 'cut-stream', mode: 'M4' as const, title: 'Cut streams', perTry: 0.2 }];
    const step = nextStep(underWay({ report: { ...REPORT, closedBy } }));
    expect(step.heading).toContain('cut streams');
    expect(step.action.href).toBe('/exercises/client/workspace?stage=1&family=cut-stream');
  });

  it('is to make it compile when it did not', () => {
    expect(nextStep(underWay({ report: { ...REPORT, didNotCompile: true } })).heading).toContain('compile');
  });

  it('is to follow an attempt that is under way, and to send again what we could not grade', () => {
    const waiting = { ...LATEST, progress: { state: 'queued' as const } };
    expect(nextStep(underWay({ latest: waiting })).action.href).toBe('/attempts/s3');
    const held = { ...LATEST, progress: { state: 'held' as const } };
    expect(nextStep(underWay({ latest: held })).action.href).toBe('/exercises/client/workspace?stage=1');
  });

  it('is the next stage once one is finished, and a draft of it where there is one', () => {
    const next = nextStep(underWay(begun));
    expect(next).toMatchObject({ heading: 'Next: stage 2, streams.' });
    expect(next.text).toMatch(/ is finished\. Stage 2 changes what is asked\.$/);
    expect(next.text).toContain('Stage 1 of The client is finished.');
    expect(shortHeading(next)).toBe('Stage 2, streams');
    expect(nextStep(underWay({ ...begun, isDraftNewer: true })).heading).toBe('Your draft waits.');
  });

  it('is to read other approaches once every stage is finished', () => {
    const stages = [stage(1, 'exemplary'), stage(2, 'production-ready')];
    const step = nextStep(underWay({ stages, current: 2, isFinished: true }));
    expect(step.action.href).toBe('/exercises/client/approaches');
    const again = nextStep(underWay({ stages, current: 2, isFinished: true, isDraftNewer: true }));
    expect(again.action.href).toBe('/exercises/client/workspace?stage=2');
  });
});

describe('what a learner’s home opens with', () => {
  const review: MyReview = {
    requestId: 'q7',
    submissionId: 's3',
    title: 'The client',
    stage: 1,
    attempt: 3,
    askedAt: 1,
    status: 'published',
    turn: { whose: 'learner', since: 2 },
    mentorName: 'Marek Olsen',
    isUnread: true,
  };

  it('is nothing for a newcomer', () => {
    expect(firstStep([], [])).toBeNull();
  });

  it('is a review that is unread, before everything else', () => {
    expect(firstStep([underWay()], [review])).toMatchObject({
      action: { href: '/reviews/q7' },
      beside: { label: 'Go on with The client' },
    });
  });

  it('is the exercise last worked on once every review was read', () => {
    expect(firstStep([underWay()], [{ ...review, isUnread: false }])?.heading).toContain('pilot-ready');
  });
});
