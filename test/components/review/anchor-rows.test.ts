import { expect, test } from 'vitest';
import { anchorRows } from '../../../src/components/review/anchor-rows.ts';

const anchors = {
  starterMinor: -1509,
  trivial: [{ name: 'hand-off', label: 'always hand off', minor: -50 }],
  referenceMinor: 458,
  perfectMinor: 501,
  referenceTokensPerItem: 812,
};

test('cents an item become euro per 1,000 items', () => {
  expect(anchorRows(anchors).map((row) => [row.label, row.euro])).toEqual([
    ['Starter, as handed out', -15_090],
    ['Trivial: always hand off', -500],
    ['Reference', 4_580],
    ['Perfect, with hindsight', 5_010],
  ]);
});

test('losses lie left of zero and gains right of it, all within the plot', () => {
  for (const row of anchorRows(anchors)) {
    expect(row.euro < 0 ? row.from + row.width : row.from).toBeCloseTo(row.zero);
    expect(row.from).toBeGreaterThanOrEqual(0);
    expect(row.from + row.width).toBeLessThanOrEqual(100);
  }
});
