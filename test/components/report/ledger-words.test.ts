import { describe, expect, it } from 'vitest';
import {
  byMove,
  hiddenRows,
  ledgerHeadline,
  sameWords,
} from '../../../src/components/report/ledger-words.ts';
import type { FamilyChange, Ledger, Move } from '../../../src/domain/ledger.ts';

function aChange(id: string, move: Move): FamilyChange {
  const standing = { reliability: 1, perTry: 1, marks: [] };
  return { id, mode: 'M1', title: id, move, before: standing, after: standing };
}

function aLedger(over: Partial<Ledger> = {}): Ledger {
  return {
    families: [],
    same: { held: 0, failing: 0, ungraded: 0 },
    level: { before: 'demo', after: 'demo' },
    reliability: { before: 0.5, after: 0.55 },
    outcome: { before: null, after: -0.15 },
    modes: [],
    ...over,
  };
}

it('the heading counts what moved, or says that nothing did', () => {
  const families = [aChange('a', 'broken'), aChange('b', 'fixed'), aChange('c', 'fixed')];
  expect(ledgerHeadline(3, { families })).toBe('Since attempt 3: 1 broken, 2 fixed');
  expect(ledgerHeadline(3, { families: [] })).toBe('Since attempt 3: no practice family moved');
});

it('moves without a family are left out', () => {
  expect(byMove({ families: [aChange('a', 'unsteady')] })).toEqual([{ move: 'unsteady', ids: ['a'] }]);
});

it('families that did not move are counted, ours apart from theirs', () => {
  expect(sameWords({ held: 12, failing: 1, ungraded: 1 })).toBe(
    '12 held both times, 1 never worked and 1 family could not be compared, our fault',
  );
  expect(sameWords({ held: 0, failing: 0, ungraded: 0 })).toBe('');
});

describe('the hidden suites', () => {
  it('are compared by level and two rounded numbers, changed or not', () => {
    expect(hiddenRows(aLedger())).toEqual([
      { name: 'Level', before: 'demo', after: 'demo', isSame: true },
      { name: 'Reliability, to 0.05', before: '0.50', after: '0.55', isSame: false },
      { name: 'Outcome, to 0.05', before: 'not measured', after: '−0.15', isSame: false },
    ]);
  });

  it('name a mode whose word changed', () => {
    const modes: Ledger['modes'] = [{ mode: 'M6', before: 'rarely', after: 'mostly' }];
    expect(hiddenRows(aLedger({ modes })).at(-1)).toMatchObject({ name: 'Side effects', after: 'mostly' });
  });

  it('take one row to say that hidden feedback opened', () => {
    const modes: Ledger['modes'] = (['M1', 'M6'] as const).map((mode) => ({
      mode,
      before: 'closed',
      after: 'always',
    }));
    const rows = hiddenRows(aLedger({ modes }));
    expect(rows).toHaveLength(4);
    expect(rows.at(-1)).toMatchObject({ before: 'closed', after: 'open' });
  });
});
