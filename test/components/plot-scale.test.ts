import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plotScale } from '../../src/components/plot-scale.ts';

describe('the scale of a plot', () => {
  it('has round ticks and zero among them', () => {
    expect(plotScale([-15_090, -500, 2040, 4580]).ticks).toEqual([-15_000, -10_000, -5000, 0]);
    expect(plotScale([0.2, 3.9]).ticks).toEqual([0, 1, 2, 3]);
  });

  it('holds every value and keeps their order', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(values, (list) => {
        const scale = plotScale(list);
        const places = [...list].sort((a, b) => a - b).map(scale.at);
        expect(places.every((p) => p >= 0 && p <= 100)).toBe(true);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  it('stands for nothing as well', () => {
    expect(plotScale([]).at(0)).toBeGreaterThan(0);
  });
});
