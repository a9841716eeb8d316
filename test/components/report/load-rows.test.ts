import { describe, expect, it } from 'vitest';
import type { FamilyLoad, PeoplesLoad, Staffing } from '#domain/peoples-load';
import type { Profile, PublicReport, Traffic } from '#domain/report';
import {
  isMoreThanArrives,
  loadHeadline,
  loadRows,
  practiceWords,
  predictedWords,
} from '../../../src/components/report/load-rows.ts';

const STAFFING: Staffing = {
  arrive: 100,
  time: [30],
  looks: { review: 2 },
  unexplained: [],
  waits: ['wait'],
  beyond: [],
};
const LOAD: PeoplesLoad = { looks: 20, unexplained: 0, waits: 0, beyond: 0, minutes: 40 };
const COARSE = { starter: LOAD, trivial: LOAD, reference: LOAD };

function aProfile(reviews: number): Profile {
  const lines = [{ key: 'review', label: 'Reviewed', events: reviews, minor: 0 }];
  return { items: 400, minor: 0, lines, latencyP95Ms: 1, tokensPerItem: 1, resolvedShare: 0, wrongShare: 0 };
}

const EXACT: Traffic = {
  own: aProfile(108),
  policies: { starter: aProfile(400), trivial: aProfile(0), reference: aProfile(80) },
  staffing: STAFFING,
};

describe('the rows of what is left to people', () => {
  it('are the fixed policies alone for a learner', () => {
    const rows = loadRows({ policies: COARSE }, null);
    expect(rows.map(({ name }) => name)).toEqual(['Starter', 'Best trivial policy', 'Reference']);
    expect(rows.every(({ isOwn }) => !isOwn)).toBe(true);
    expect(loadRows({}, null)).toEqual([]);
  });

  it('have the work among them, all exact, for who may see it', () => {
    const rows = loadRows({ policies: COARSE }, EXACT);
    expect(rows.map(({ name, load }) => [name, load.looks])).toEqual([
      ['Starter', 100],
      ['Best trivial policy', 0],
      ['This work', 27],
      ['Reference', 20],
    ]);
    expect(loadRows({}, { own: aProfile(108), staffing: STAFFING }).map(({ name }) => name)).toEqual([
      'This work',
    ]);
  });

  it('make a headline of the work’s own, where that may be seen', () => {
    const load = { arrive: 100, time: 30 };
    expect(loadHeadline(load, loadRows({}, EXACT), 'invoice')).toBe(
      '27 of 100 invoices a day are looked at, and people have time for 30',
    );
    expect(loadHeadline({ ...load, time: null }, loadRows({}, EXACT), 'invoice')).toBe(
      '27 of 100 invoices a day are looked at',
    );
    expect(loadHeadline(load, loadRows({ policies: COARSE }, null), 'invoice')).toBe(
      'What is left to people',
    );
  });

  it('may come to more than a day brings, where runs bring several items', () => {
    const rows = (waits: number) => [{ name: 'Starter', isOwn: false, load: { ...LOAD, waits } }];
    expect(isMoreThanArrives({ arrive: 100 }, rows(80))).toBe(false);
    expect(isMoreThanArrives({ arrive: 100 }, rows(90))).toBe(true);
  });
});

describe('a prediction, as far as it tells of people', () => {
  const foresight = (came: 'lower' | 'as predicted' | 'higher'): PublicReport['foresight'] => ({
    lines: [{ metric: 'autoResolved', predicted: 0.7, tolerance: 0.05, came }],
  });
  const words = (came: Parameters<typeof foresight>[0]) =>
    predictedWords({ arrive: 160 }, foresight(came), 'invoice');

  it('says on which side of it the rest of a day lies', () => {
    expect(words('as predicted')).toContain('about 112 of a day’s 160 invoices');
    expect(words('as predicted')).toContain('so it came: about 48 are looked at');
    expect(words('lower')).toContain('Fewer are, so more than 48');
    expect(words('higher')).toContain('More are, so fewer than 48');
  });

  it('says nothing where none was sent', () => {
    expect(predictedWords({ arrive: 160 }, undefined, 'invoice')).toBeNull();
  });
});

describe('practice in words', () => {
  const family = (over: Partial<FamilyLoad>): FamilyLoad => ({
    id: 'refunds',
    mode: 'M6',
    title: 'Refunds',
    act: { runs: 10, looks: 0 },
    hold: { runs: 10, looks: 10 },
    unexplained: 0,
    waits: 0,
    beyond: 0,
    ...over,
  });

  it('adds the families up', () => {
    expect(practiceWords([family({}), family({})])).toBe(
      'People were asked to look not once in 20 runs where acting is right, and 20 times in 20 runs where holding back is. Each time it said what to look for; nothing was left for another day, nothing was given to people who had no time.',
    );
    expect(practiceWords([family({ act: { runs: 1, looks: 1 }, unexplained: 3, waits: 1, beyond: 2 })])).toBe(
      'People were asked to look once in 1 run where acting is right, and 10 times in 10 runs where holding back is. 3 times it did not say what to look for, or said something else; 1 item was left for another day, 2 items were given to people who had no time.',
    );
  });
});
