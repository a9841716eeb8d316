import { describe, expect, it } from 'vitest';
import { exactRows, publicRows } from '../../../src/components/report/profile-rows.ts';
import { sheetRows } from '../../../src/components/report/sheet-rows.ts';
import type { Profile, PublicProfile, PublicReport } from '../../../src/domain/report.ts';

function aProfile(over: Partial<Profile> = {}): Profile {
  return {
    items: 400,
    minor: 300,
    lines: [
      { key: 'right', label: 'Right', events: 240, minor: 144_000 },
      { key: 'wrong', label: 'Wrong', events: 8, minor: -20_000 },
      { key: 'late', label: 'Late', events: 0, minor: 0 },
    ],
    latencyP95Ms: 11_800,
    tokensPerItem: 1_237,
    resolvedShare: 0.6,
    wrongShare: 0.02,
    ...over,
  };
}

const COARSE: PublicProfile = {
  resolvedShare: 0.65,
  wrongShare: 0,
  lossPerThousand: -470,
  tokensPerItem: 1200,
  latencyP95Ms: 12_000,
};

type Told = Pick<PublicReport, 'outcome' | 'foresight' | 'next'>;

function told(over: Partial<Told> = {}): Told {
  const perThousand = { starter: 0, trivial: 0, trivialLabel: 'nothing', you: 1, reference: 2 };
  const policies = { starter: COARSE, trivial: COARSE, reference: COARSE };
  return {
    outcome: { share: 0.5, perThousand, policies },
    next: { level: 'prototype', conditions: [] },
    ...over,
  };
}

function row<T extends { name: string }>(rows: T[], name: string): T | undefined {
  return rows.find((one) => one.name.startsWith(name));
}

describe('what a learner reads of their own work per 1,000 items', () => {
  it('is nothing where neither a condition nor a prediction gives it away', () => {
    expect(publicRows(told()).map((one) => one.own)).toEqual(Array(5).fill('not shown'));
  });

  it('is on which side of a condition of the next level it lies', () => {
    const conditions: PublicReport['next']['conditions'] = [
      { id: 'latency', met: true, asked: 20_000, atMost: true },
      { id: 'tokens', met: false, asked: 2.5, atMost: true },
    ];
    const rows = publicRows(told({ next: { level: 'production-ready', conditions } }));
    expect(row(rows, 'Latency')?.own).toBe('within 20.0 s');
    expect(row(rows, 'Tokens')?.own).toBe('over 2.5× the reference');
  });

  it('is on which side of a prediction it came', () => {
    const line = { predicted: 0.7, tolerance: 0.05 };
    const rows = publicRows(
      told({
        foresight: {
          lines: [
            { ...line, metric: 'autoResolved', came: 'lower' },
            { ...line, metric: 'wrong', predicted: 0.01, came: 'as predicted' },
          ],
        },
      }),
    );
    expect(row(rows, 'Handled')?.own).toBe('lower than 700');
    expect(row(rows, 'Wrong')?.own).toBe('about 10, as predicted');
  });

  it('stands beside the fixed policies, which say so where nothing was kept of them', () => {
    expect(row(publicRows(told()), 'Handled')).toMatchObject({ reference: '650' });
    expect(row(publicRows(told({ outcome: undefined })), 'Handled')).toMatchObject({ reference: 'not kept' });
  });
});

describe('people’s time', () => {
  const timed = { ...COARSE, peoplesTime: { saved: 7_200, spent: 350 } };
  const policies = { starter: timed, trivial: timed, reference: timed };

  it('is no row where the exercise names no minutes', () => {
    expect(row(publicRows(told()), 'Minutes')).toBeUndefined();
    expect(row(exactRows({ own: aProfile() }), 'Minutes')).toBeUndefined();
  });

  it('is coarse for a learner, and of their own work one bit', () => {
    const { outcome } = told();
    if (!outcome) throw new Error('an outcome is there');
    const rows = publicRows(told({ outcome: { ...outcome, policies, nearerInTime: 'reference' } }));
    expect(row(rows, 'Minutes of people’s time saved')).toMatchObject({
      reference: '7,200',
      own: 'all in all nearer to the reference',
    });
    expect(row(rows, 'Minutes of people’s time spent')).toMatchObject({ starter: '350' });
  });

  it('is exact for a mentor', () => {
    const rows = exactRows({ own: aProfile(), minutes: { right: -12, wrong: 25 } });
    expect(row(rows, 'Minutes of people’s time saved')).toMatchObject({ own: '7,200', starter: 'not kept' });
    expect(row(rows, 'Minutes of people’s time spent')).toMatchObject({ own: '500' });
  });
});

describe('what a mentor reads per 1,000 items', () => {
  it('is exact', () => {
    const rows = exactRows({ own: aProfile() });
    expect(rows.map((one) => one.own)).toEqual(['600', '20', '−€500', '1,237,000', '11.8 s']);
    expect(rows.map((one) => one.starter)).toEqual(Array(5).fill('not kept'));
  });

  it('is line by line what it was earned with, tokens as what is left', () => {
    const rows = sheetRows({ own: aProfile() });
    expect(rows.map(({ label, own, events }) => [label, own, events])).toEqual([
      ['Right', 3600, 600],
      ['Wrong', -500, 20],
      ['Tokens', -100, null],
    ]);
    expect(rows.reduce((sum, one) => sum + one.own, 0)).toBeCloseTo(300 * 10);
  });

  it('has a line that only a fixed policy touched', () => {
    const late = aProfile({ lines: [{ key: 'late', label: 'Late', events: 4, minor: -400 }] });
    const rows = sheetRows({ own: aProfile(), policies: { starter: late, trivial: late, reference: late } });
    expect(
      row(
        rows.map((one) => ({ name: one.label, ...one })),
        'Late',
      )?.policies.starter,
    ).toBe(-10);
  });
});
