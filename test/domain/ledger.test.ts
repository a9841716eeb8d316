import { describe, expect, it } from 'vitest';
import { type Comparable, ledgerOf, obstacleBetween } from '#domain/ledger';
import { redact } from '#domain/redact';
import type { FamilyResult, Report } from '#domain/report';
import { aFamily, anOutcome, aReport } from '#test/services/builders';

function aPractice(...families: FamilyResult[]): Report['practice'] {
  return { ...aReport().practice, families };
}

const HELD = { reliability: 1, perTry: 1 };

function view(over: Partial<Report> = {}): Comparable {
  return redact(aReport(over));
}

function moves(before: Partial<FamilyResult>, after: Partial<FamilyResult>) {
  const of = (standing: Partial<FamilyResult>) => view({ practice: aPractice(aFamily(standing)) });
  const { families, same } = ledgerOf(of(before), of(after));
  return { move: families[0]?.move, same };
}

describe('a practice family', () => {
  it('is broken when it held and does no more, and fixed the other way round', () => {
    expect(moves(HELD, { reliability: 0.4, perTry: 0.8 }).move).toBe('broken');
    expect(moves({ reliability: 0.4, perTry: 0.8 }, HELD).move).toBe('fixed');
  });

  it('is unsteady when it held neither time and works on some tries', () => {
    expect(moves({ reliability: 0, perTry: 0 }, { reliability: 0, perTry: 0.2 }).move).toBe('unsteady');
  });

  it('that never works either time, or holds both times, did not move and is counted', () => {
    expect(moves(HELD, HELD)).toEqual({ move: undefined, same: { held: 1, failing: 0, ungraded: 0 } });
    const dead = { reliability: 0, perTry: 0 };
    expect(moves(dead, dead)).toEqual({ move: undefined, same: { held: 0, failing: 1, ungraded: 0 } });
  });

  it('that our side could not score in one of the two is neither broken nor fixed', () => {
    expect(moves(HELD, { reliability: undefined, perTry: undefined })).toEqual({
      move: undefined,
      same: { held: 0, failing: 0, ungraded: 1 },
    });
  });

  it('keeps its exact figures and its marks by seed, before and after', () => {
    const before = view({ practice: aPractice(aFamily({ ...HELD, marks: ['ok', 'ok'] })) });
    const after = view({
      practice: aPractice(aFamily({ reliability: 0.5, perTry: 0.75, marks: ['ok', 'fail'] })),
    });
    expect(ledgerOf(before, after).families).toEqual([
      {
        id: 'refunds',
        mode: 'M6',
        title: 'Refunds',
        move: 'broken',
        before: { ...HELD, marks: ['ok', 'ok'] },
        after: { reliability: 0.5, perTry: 0.75, marks: ['ok', 'fail'] },
      },
    ]);
  });
});

it('broken families come first, then fixed ones, each in the order of the modes', () => {
  const families = (reliability: (id: string) => number) =>
    view({
      practice: aPractice(
        ...(['M10', 'M2', 'M1'] as const).map((mode) =>
          aFamily({ id: mode, mode, reliability: reliability(mode), perTry: 0.5 }),
        ),
      ),
    });
  const before = families((id) => (id === 'M1' ? 0 : 1));
  const after = families((id) => (id === 'M1' ? 1 : 0));
  expect(ledgerOf(before, after).families.map((f) => [f.move, f.id])).toEqual([
    ['broken', 'M2'],
    ['broken', 'M10'],
    ['fixed', 'M1'],
  ]);
});

describe('of hidden suites', () => {
  const stress = (reliability: number) => ({
    ...aReport().stress,
    modes: [{ mode: 'M6' as const, reliability, perTry: 1, families: 1 }],
  });

  it('only what both reports show is compared: level, two rounded numbers and words', () => {
    const before = view({ reliability: 0.512, stress: stress(0.39), outcome: anOutcome({ share: 0.11 }) });
    const after = view({ level: 'pilot-ready', reliability: 0.838, stress: stress(0.41) });
    expect(ledgerOf(before, after)).toMatchObject({
      level: { before: 'prototype', after: 'pilot-ready' },
      reliability: { before: 0.5, after: 0.85 },
      outcome: { before: 0.1, after: null },
      modes: [{ mode: 'M6', before: 'rarely', after: 'about half' }],
    });
  });

  it('a step within a word shows nowhere', () => {
    const ledgers = [0.61, 0.99].map((r) =>
      ledgerOf(view({ stress: stress(0.6) }), view({ stress: stress(r) })),
    );
    expect(ledgers[0]).toEqual(ledgers[1]);
    expect(ledgers[0]?.modes).toEqual([]);
  });
});

describe('two reports do not compare', () => {
  it('across versions or stages', () => {
    const other = { ...aReport().exercise, contentHash: 'e'.repeat(64) };
    expect(obstacleBetween(view({ exercise: other }), view())).toBe('other_version');
    expect(obstacleBetween(view({ stage: 2 }), view())).toBe('other_version');
  });

  it('where one of them did not compile', () => {
    const compileError = { message: 'no', file: 'a.ts', line: 1, column: 1 };
    expect(obstacleBetween(view({ compileError }), view())).toBe('does_not_compile');
    expect(obstacleBetween(view(), view({ compileError }))).toBe('does_not_compile');
    expect(obstacleBetween(view(), view())).toBeUndefined();
  });
});
