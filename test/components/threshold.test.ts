import { describe, expect, it } from 'vitest';
import { sheetColumns, thresholdOf } from '../../src/components/threshold.ts';

const line = (key: string, euro: number) => ({ key, label: key, euro });
const sheet = (wrong: number, handoff: number) => [
  line('right', 6),
  line('wrong', wrong),
  line('handoff', handoff),
];

describe('the threshold of a utility sheet', () => {
  it('is (L − h) / (L + B)', () => {
    expect(thresholdOf(sheet(-25, -0.5))?.p).toBeCloseTo(24.5 / 31, 10);
    expect(thresholdOf(sheet(-35, -4))?.p).toBeCloseTo(31 / 41, 10);
  });

  it('takes the first review for a hand-off, where the system’s alternative is a review', () => {
    const reviewed = [
      line('right', 3.2),
      line('review', -1.1),
      line('review_bare', -2.4),
      line('wrong', -45),
    ];
    expect(thresholdOf(reviewed)?.p).toBeCloseTo(43.9 / 48.2, 10);
  });

  it('does not exist without a line for handing off', () => {
    expect(thresholdOf([line('right', 6), line('wrong', -25)])).toBeUndefined();
  });

  it('does not exist when a hand-off costs more than a wrong act', () => {
    expect(thresholdOf(sheet(-1, -2))).toBeUndefined();
  });
});

describe('the columns of the sheets', () => {
  it('join neighbouring stages with one sheet', () => {
    const first = sheet(-25, -0.5);
    const columns = sheetColumns([first, first, sheet(-35, -4)], 4);
    expect(columns.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});
