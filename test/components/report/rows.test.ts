import { describe, expect, it } from 'vitest';
import { practiceRows } from '../../../src/components/report/practice-rows.ts';
import { practiseNext } from '../../../src/components/report/practise-next.ts';
import type { FamilyResult, PracticeTrial, PublicReport, SuiteResult } from '../../../src/domain/report.ts';
import { noVerdicts } from '../../../src/domain/verdict.ts';

function aFamily(id: string, mode: FamilyResult['mode'], reliability = 1): FamilyResult {
  const verdicts = noVerdicts();
  return { id, mode, title: id, weight: 1, cases: 3, reliability, perTry: reliability, verdicts, marks: [] };
}

function aTrial(family: string, more: Partial<PracticeTrial> = {}): PracticeTrial {
  return {
    family,
    case: `${family}-1`,
    twin: 'act',
    seed: 1,
    fault: 'none',
    ending: 'returned',
    verdict: 'fail',
    credited: false,
    reason: 'wrong',
    virtualMs: 1,
    ...more,
  };
}

function aSuite(families: FamilyResult[]): SuiteResult {
  return {
    suite: 'practice',
    reliability: 1,
    perTry: 1,
    families,
    modes: [],
    vetoes: { total: 0, kinds: [] },
    trials: 1,
  };
}

describe('the rows of the practice matrix', () => {
  it('stand in the order of the modes, numbers as numbers', () => {
    const practice = aSuite([aFamily('c', 'M10'), aFamily('a', 'M2'), aFamily('b', 'M2')]);
    const rows = practiceRows({ practice, practiceTrials: [] });
    expect(rows.map((row) => [row.family.id, row.opensMode])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
  });

  it('give the commonest reason among the worst trials', () => {
    const practiceTrials = [
      aTrial('a', { seed: 1, reason: 'late' }),
      aTrial('a', { seed: 2, verdict: 'critical', reason: 'paid twice' }),
      aTrial('a', { seed: 3, reason: 'late' }),
      aTrial('a', { seed: 4, verdict: 'ok', reason: 'fine' }),
    ];
    const [row] = practiceRows({ practice: aSuite([aFamily('a', 'M6', 0)]), practiceTrials });
    expect(row?.reason).toBe('paid twice');
    expect(row?.troubled.map((trial) => trial.seed)).toEqual([2, 1, 3]);
  });

  it('put a safe trial without credit among the failed', () => {
    const practiceTrials = [
      aTrial('a', { seed: 1, verdict: 'safe', credited: true, reason: 'counts' }),
      aTrial('a', { seed: 2, verdict: 'safe', credited: false, reason: 'does not' }),
    ];
    const [row] = practiceRows({ practice: aSuite([aFamily('a', 'M4')]), practiceTrials });
    expect(row?.reason).toBe('does not');
    expect(row?.isSafe).toBe(false);
  });

  it('say of a family whose only blemish is a safe end that counts that nothing went wrong', () => {
    const practiceTrials = [aTrial('a', { verdict: 'safe', credited: true }), aTrial('b', { verdict: 'ok' })];
    const practice = aSuite([aFamily('a', 'M4'), aFamily('b', 'M4')]);
    expect(practiceRows({ practice, practiceTrials }).map((row) => row.isSafe)).toEqual([true, false]);
  });
});

describe('what to practise next', () => {
  const modes: PublicReport['modes'] = [
    { mode: 'M1', hidden: 'mostly' },
    { mode: 'M2', hidden: 'always' },
    { mode: 'M6', hidden: 'never' },
  ];

  it('begins with the weakest mode and leaves out what always held', () => {
    const items = practiseNext({ modes, weakFamilies: [], practice: aSuite([]) });
    expect(items.map((item) => item.mode)).toEqual(['M6', 'M1']);
  });

  it('names only families that the report names, with a sibling where practice has one', () => {
    const weakFamilies = [
      { id: 'refund', mode: 'M6' as const, title: 'Refund' },
      { id: 'other', mode: 'M6' as const, title: 'Other' },
    ];
    const practice = aSuite([aFamily('refund', 'M6'), aFamily('silent', 'M6')]);
    const [first] = practiseNext({ modes, weakFamilies, practice });
    expect(first?.families.map((f) => [f.id, f.isPublic])).toEqual([
      ['refund', true],
      ['other', false],
    ]);
  });
});
