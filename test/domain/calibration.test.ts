import { describe, expect, test } from 'vitest';
import { agreementWithGold, besideGold, type CalibrationRow } from '#domain/calibration';
import type { Points } from '#domain/rubric';

const GOLD: readonly Points[] = [3, 2, 3, 3, 2, 2, 2, 3, 3, 1, 4, 2, 3, 4, 3, 3, 2, 3, 3, 4];

function marked(own: (gold: Points, index: number) => number): CalibrationRow[] {
  return GOLD.map((gold, index) => ({ row: `row-${index}`, own: own(gold, index) as Points, gold, why: '' }));
}

describe('marks beside gold', () => {
  test('agree in full where each is the same', () => {
    const found = agreementWithGold(marked((gold) => gold));
    expect(found).toMatchObject({ lean: 0, passes: true });
    expect(found?.kappa).toBeCloseTo(1);
  });

  test('agree in full where both gave one mark throughout, though chance alone would do so too', () => {
    const rows = marked((gold) => gold).map((row) => ({ ...row, own: 2 as const, gold: 2 as const }));
    expect(agreementWithGold(rows)).toEqual({ kappa: 1, lean: 0, passes: true });
  });

  test('pass with a point more or less here and there', () => {
    const rows = marked((gold, index) => (index % 4 === 0 ? (gold > 2 ? gold - 1 : gold + 1) : gold));
    expect(agreementWithGold(rows)?.passes).toBe(true);
  });

  test('do not pass where every row got the same, however near that is on the mean', () => {
    const found = agreementWithGold(marked(() => 3));
    expect(Math.abs(found?.lean ?? 9)).toBeLessThan(0.4);
    expect(found).toMatchObject({ passes: false });
    expect(found?.kappa).toBeCloseTo(0);
  });

  test('do not pass where they are told apart and a point too mild', () => {
    const rows: CalibrationRow[] = [1, 1, 2, 2, 3, 3].map((gold, index) => ({
      row: `${index}`,
      own: (gold + 1) as Points,
      gold: gold as Points,
      why: '',
    }));
    const found = agreementWithGold(rows);
    expect(found?.kappa).toBeGreaterThan(0.5);
    expect(found).toMatchObject({ lean: 1, passes: false });
  });

  test('come to nothing without a row', () => {
    expect(agreementWithGold([])).toBeUndefined();
  });

  test('stand by the rows of gold; a row without a mark is left out', () => {
    const gold = { framing: { points: 3 as const, why: 'a' }, time: { points: 1 as const, why: 'b' } };
    expect(besideGold(new Map([['framing', 2 as const]]), gold)).toEqual([
      { row: 'framing', own: 2, gold: 3, why: 'a' },
    ]);
  });
});
