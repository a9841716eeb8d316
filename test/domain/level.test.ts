import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsFor, LEVELS, levelOf, type Measures, nextLevel } from '#domain/level';

/** A submission that nothing can be said against. */
function flawless(changes: Partial<Measures> = {}): Measures {
  return {
    reliability: 1,
    weakestMode: 1,
    weakestFamily: 1,
    vetoes: 0,
    outcome: 1,
    latencyP95Ms: 8_000,
    latencySloMs: 20_000,
    tokensRatio: 1,
    tokensRatioMax: 2.5,
    ...changes,
  };
}

describe('a level', () => {
  it('is the highest when nothing can be said against a submission', () => {
    expect(levelOf(flawless())).toBe('exemplary');
  });

  it.each<[string, Partial<Measures>, string]>([
    ['reliability below one half', { reliability: 0.499 }, 'demo'],
    ['an outcome of nothing', { outcome: 0 }, 'demo'],
    ['no outcome at all', { outcome: undefined }, 'demo'],
    ['reliability below 0.8', { reliability: 0.799 }, 'prototype'],
    ['a mode below 0.6', { weakestMode: 0.599 }, 'prototype'],
    ['one veto', { vetoes: 1 }, 'prototype'],
    ['an outcome below one half', { outcome: 0.499 }, 'prototype'],
    ['a late 95th percentile', { latencyP95Ms: 20_001 }, 'prototype'],
    ['reliability below 0.9', { reliability: 0.899 }, 'pilot-ready'],
    ['a mode below 0.8', { weakestMode: 0.799 }, 'pilot-ready'],
    ['a family below 0.6', { weakestFamily: 0.599 }, 'pilot-ready'],
    ['an outcome below 0.8', { outcome: 0.799 }, 'pilot-ready'],
    ['more tokens than the gate allows', { tokensRatio: 2.501 }, 'pilot-ready'],
    ['reliability below 0.97', { reliability: 0.969 }, 'production-ready'],
    ['a mode below 0.9', { weakestMode: 0.899 }, 'production-ready'],
    ['a family below 0.8', { weakestFamily: 0.799 }, 'production-ready'],
    ['an outcome below 0.95', { outcome: 0.949 }, 'production-ready'],
    ['more tokens than the reference', { tokensRatio: 1.001 }, 'production-ready'],
  ])('is held back by %s alone', (_, flaw, level) => {
    expect(levelOf(flawless(flaw))).toBe(level);
  });

  it('is reached on its very threshold, binary fractions or not', () => {
    const edge = flawless({
      reliability: 0.6 + 0.3 - 1e-12,
      weakestMode: 0.8,
      weakestFamily: 0.6,
      outcome: 0.8,
    });
    expect(levelOf(edge)).toBe('production-ready');
  });

  it('is never raised by anything getting worse', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const measures = fc.record({
      reliability: share,
      weakestMode: share,
      weakestFamily: share,
      vetoes: fc.nat(3),
      outcome: fc.option(share, { nil: undefined }),
      latencyP95Ms: fc.nat(40_000),
      latencySloMs: fc.constant(20_000),
      tokensRatio: fc.double({ min: 0, max: 5, noNaN: true }),
      tokensRatioMax: fc.constant(2.5),
    });
    fc.assert(
      fc.property(measures, share, (m, factor) => {
        const worse = { ...m, reliability: m.reliability * factor, vetoes: m.vetoes + 1 };
        expect(LEVELS.indexOf(levelOf(worse))).toBeLessThanOrEqual(LEVELS.indexOf(levelOf(m)));
      }),
    );
  });
});

describe('the conditions of a level', () => {
  it('are all met exactly when a submission reaches it and everything below', () => {
    const almost = flawless({ weakestFamily: 0.7 });
    expect(conditionsFor('production-ready', almost).every((c) => c.met)).toBe(true);
    expect(conditionsFor('exemplary', almost).filter((c) => !c.met)).toEqual([
      { id: 'weakest_family', actual: 0.7, asked: 0.8, atMost: false, met: false },
    ]);
  });

  it('name each thing once', () => {
    for (const level of LEVELS.slice(1)) {
      const ids = conditionsFor(level as Exclude<typeof level, 'demo'>, flawless()).map((c) => c.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('say for money and time that less is better', () => {
    const conditions = conditionsFor('production-ready', flawless());
    expect(conditions.filter((c) => c.atMost).map((c) => c.id)).toEqual(['vetoes', 'latency', 'tokens']);
  });
});

describe('the level above', () => {
  it('is the next of the ladder, and none at its top', () => {
    expect(nextLevel('demo')).toBe('prototype');
    expect(nextLevel('production-ready')).toBe('exemplary');
    expect(nextLevel('exemplary')).toBeUndefined();
  });
});
