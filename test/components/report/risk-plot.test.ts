import { describe, expect, it } from 'vitest';
import { aurcWords, riskPlot } from '../../../src/components/report/risk-plot.ts';
import { riskCoverage } from '../../../src/domain/risk-coverage.ts';

const curve = riskCoverage([
  ...Array.from({ length: 60 }, () => ({ confidence: 0.9, right: true })),
  ...Array.from({ length: 40 }, (_, i) => ({ confidence: 0.6, right: i >= 20 })),
]);
if (!curve) throw new Error('a hundred decisions make a curve');

describe('a risk–coverage plot', () => {
  it('steps from one share of decisions to the next, up to a round share', () => {
    const plot = riskPlot(curve);
    expect(plot.steps).toEqual([
      { from: 0, to: 60, y: 100 },
      { from: 60, to: 100, y: 0 },
    ]);
    expect(plot.ticks.map((t) => t.share)).toEqual([0, 0.1, 0.2]);
    expect(plot.chanceY).toBe(0);
  });

  it('says the same in a sentence', () => {
    expect(riskPlot(curve).words).toBe(
      'Of 100 decisions: from 0.90 on it acts on 60 % and is wrong in 0 % of those; from 0.60 on it acts on 100 % and is wrong in 20 % of those.',
    );
  });

  it('tells confidence that is worth something from one that says nothing', () => {
    expect(aurcWords(curve)).toContain('worth something');
    expect(aurcWords({ aurc: 0.2, risk: 0.2 })).toContain('next to nothing');
    expect(aurcWords({ aurc: 0, risk: 0 })).toContain('Nothing was wrong');
  });
});
