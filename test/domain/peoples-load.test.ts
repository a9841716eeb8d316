import { describe, expect, it } from 'vitest';
import {
  coarseLoad,
  peoplesLoad,
  practiceLoad,
  type Staffing,
  staffingSchema,
  timeAt,
} from '#domain/peoples-load';
import type { PracticeTrial } from '#domain/report';
import { aFamily } from '#test/services/builders';

const STAFFING: Staffing = {
  arrive: 160,
  time: [55, null],
  looks: { review: 2, review_bare: 7 },
  unexplained: ['review_bare'],
  waits: ['wait'],
  beyond: ['over_capacity'],
};
const line = (key: string, events: number) => ({ key, label: key, events, minor: 0 });

describe('what is left to people', () => {
  it('is counted in events of the sheet, a day', () => {
    const lines = [
      line('right', 300),
      line('review', 60),
      line('review_bare', 20),
      line('wait', 10),
      line('over_capacity', 5),
    ];
    expect(peoplesLoad({ lines, items: 400 }, STAFFING)).toEqual({
      looks: 32,
      unexplained: 8,
      waits: 4,
      beyond: 2,
      minutes: 104,
    });
  });

  it('is nothing where nothing came', () => {
    const { looks, minutes } = peoplesLoad({ lines: [line('review', 1)], items: 0 }, STAFFING);
    expect([looks, minutes]).toEqual([0, 0]);
  });

  it('has two digits in the eyes of a learner', () => {
    const exact = { looks: 151.3, unexplained: 7.4, waits: 0.2, beyond: 41.9, minutes: 1054 };
    expect(coarseLoad(exact)).toEqual({ looks: 150, unexplained: 7, waits: 0, beyond: 42, minutes: 1100 });
  });
});

describe('the time that people have', () => {
  it('is that of the stage, and the last goes on', () => {
    expect([1, 2, 3].map((stage) => timeAt(STAFFING, stage))).toEqual([55, null, null]);
    expect(timeAt({ time: [9] }, 4)).toBe(9);
  });

  it('is written down for one stage at least, and unknown keys are refused', () => {
    expect(staffingSchema.safeParse({ ...STAFFING, time: [] }).success).toBe(false);
    expect(staffingSchema.safeParse({ ...STAFFING, people: 4 }).success).toBe(false);
    expect(staffingSchema.parse({ arrive: 9, time: [null], looks: {} })).toMatchObject({
      waits: [],
      beyond: [],
    });
  });
});

describe('what practice leaves to people', () => {
  const trial = (over: Partial<PracticeTrial>): PracticeTrial => ({
    family: 'refunds',
    case: 'c',
    twin: 'act',
    seed: 1,
    fault: 'none',
    ending: 'returned',
    verdict: 'ok',
    credited: true,
    reason: '',
    virtualMs: 1,
    ...over,
  });
  const practice = { families: [aFamily({ id: 'refunds' }), aFamily({ id: 'limits' })] };

  it('is counted by family, apart where acting and where holding back is right', () => {
    const trials = [
      trial({ ledger: { right: 1 } }),
      trial({ ledger: { review_bare: 1 } }),
      trial({ twin: 'hold', ledger: { review: 2, wait: 1, over_capacity: 1 } }),
      trial({ twin: 'hold', verdict: 'void', ledger: { review: 1 } }),
    ];
    expect(practiceLoad(practice, trials, STAFFING)).toMatchObject([
      {
        id: 'refunds',
        act: { runs: 2, looks: 1 },
        hold: { runs: 1, looks: 2 },
        unexplained: 1,
        waits: 1,
        beyond: 1,
      },
      { id: 'limits', act: { runs: 0, looks: 0 }, unexplained: 0 },
    ]);
  });

  it('is not known of reports made before trials kept their lines', () => {
    expect(practiceLoad(practice, [trial({})], STAFFING)).toBeUndefined();
  });
});
