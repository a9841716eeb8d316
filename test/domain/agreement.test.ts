import { describe, expect, it } from 'vitest';
import { meanGap, type Weight, weightedKappa } from '#domain/agreement';

/** Pairs out of a table of counts. */
function pairsOf(table: readonly (readonly number[])[]): [number, number][] {
  return table.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, (): [number, number] => [i + 1, j + 1])),
  );
}

/** Husbands' and wives' answers of Hout, Duncan & Sobel (1987), as the R package vcd ships them (`SexualFun`). */
const SEXUAL_FUN = [
  [7, 7, 2, 3],
  [2, 8, 3, 7],
  [1, 5, 4, 9],
  [2, 8, 9, 14],
];
const FOUR = [1, 2, 3, 4];
const none: Weight = (i, j) => (i === j ? 1 : 0);
const linear: Weight = (i, j, k) => 1 - Math.abs(i - j) / (k - 1);

describe('weighted kappa', () => {
  it('is what vcd::Kappa publishes for SexualFun, unweighted and linear, with its standard error', () => {
    const plain = weightedKappa(pairsOf(SEXUAL_FUN), FOUR, none);
    expect(plain?.kappa).toBeCloseTo(0.1293, 4);
    expect(plain?.error).toBeCloseTo(0.0686, 4);
    const weighted = weightedKappa(pairsOf(SEXUAL_FUN), FOUR, linear);
    expect(weighted?.kappa).toBeCloseTo(0.2374, 4);
    expect(weighted?.error).toBeCloseTo(0.0783, 4);
  });

  it('is unweighted 0.68 ± 0.087 for the diagnoses of Fleiss, Levin & Paik, chapter 18', () => {
    const table = [
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ];
    const found = weightedKappa(pairsOf(table), [1, 2, 3], none);
    expect(found?.kappa).toBeCloseTo(0.676, 2);
    expect(found?.error).toBeCloseTo(0.087, 2);
  });

  it('weighs by the square of the distance: by hand for four pairs', () => {
    // Pairs (1,1) (2,2) (3,3) (4,2): pₒ = 1 − (4/9)/4 = 8/9. Σ (i − j)² pᵢ· p·ⱼ = Var + Var + (2.5 − 2)² = 1.25 + 0.5 + 0.25 = 2,
    // so pₑ = 1 − 2/9 = 7/9 and κ = (8/9 − 7/9) / (2/9) = 1/2.
    const found = weightedKappa(
      [
        [1, 1],
        [2, 2],
        [3, 3],
        [4, 2],
      ],
      FOUR,
    );
    expect(found?.kappa).toBeCloseTo(0.5, 12);
    expect(found?.n).toBe(4);
  });

  it('is 1 without an error where everybody agrees, and −1 where all is upside down', () => {
    expect(
      weightedKappa(
        [
          [1, 1],
          [4, 4],
        ],
        FOUR,
      ),
    ).toMatchObject({ kappa: 1, error: 0, interval: [1, 1] });
    expect(
      weightedKappa(
        [
          [1, 4],
          [4, 1],
        ],
        FOUR,
      )?.kappa,
    ).toBeCloseTo(-1, 12);
  });

  it('is the same whoever is called the first, and its interval holds it and stays within −1 and 1', () => {
    const there = weightedKappa(pairsOf(SEXUAL_FUN), FOUR);
    const back = weightedKappa(
      pairsOf(SEXUAL_FUN).map(([a, b]) => [b, a]),
      FOUR,
    );
    expect(back?.kappa).toBeCloseTo(there?.kappa ?? 9, 12);
    expect(back?.error).toBeCloseTo(there?.error ?? 9, 12);
    const small = weightedKappa(
      [
        [1, 2],
        [2, 1],
        [3, 4],
        [4, 1],
      ],
      FOUR,
    );
    expect(small?.interval[0]).toBeGreaterThanOrEqual(-1);
    expect(small?.interval[1]).toBeLessThanOrEqual(1);
    expect(small?.interval[0]).toBeLessThanOrEqual(small?.kappa ?? -2);
  });

  it('is none without pairs, and none where everybody gave one mark to everything', () => {
    expect(weightedKappa([], FOUR)).toBeUndefined();
    expect(
      weightedKappa(
        [
          [3, 3],
          [3, 3],
        ],
        FOUR,
      ),
    ).toBeUndefined();
  });
});

describe('a mentor’s mean against the pool', () => {
  it('has the interval that Welch’s test gives', () => {
    // SciPy 1.17, ttest_ind(…, equal_var=False).confidence_interval(0.95): 0.0904 to 1.5954, 8.63 degrees of freedom.
    const found = meanGap([3, 3.5, 2.5, 3, 4], [2, 2.5, 3, 2.5, 2, 1.5, 3]);
    expect(found?.gap).toBeCloseTo(0.8429, 4);
    expect(found?.interval?.[0]).toBeCloseTo(0.0904, 2);
    expect(found?.interval?.[1]).toBeCloseTo(1.5954, 2);
  });

  it('has none with fewer than three reviews on a side, and is none with none', () => {
    expect(meanGap([3, 2], [2, 2, 3])).toMatchObject({ n: 2, others: 3, interval: undefined });
    expect(meanGap([], [2])).toBeUndefined();
    expect(meanGap([2], [])).toBeUndefined();
  });
});
