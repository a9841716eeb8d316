import { describe, expect, it } from 'vitest';
import type { Trial } from '#domain/trial';
import { outcomeOf, zeroOf } from '#grader/outcome';
import { anchors, SHEET } from './builders.ts';

function anItem(over: Partial<Trial> = {}): Trial {
  return {
    suite: 'traffic',
    verdict: 'ok',
    utilityMinor: 600,
    ledger: { right: 1 },
    virtualMs: 1_000,
    tokens: { prompt: 80, completion: 20 },
    ...over,
  } as Trial;
}

describe('the outcome of traffic', () => {
  it('is a mean per item, and a share of the way from doing nothing useful to the reference', () => {
    const items = [anItem(), anItem({ utilityMinor: -200, ledger: { wrong: 1 }, virtualMs: 9_000 })];
    const known = anchors({ starterMinor: -1_000, referenceMinor: 450, referenceTokensPerItem: 50 });
    expect(outcomeOf(items, SHEET, known, 600)).toMatchObject({
      items: 2,
      minor: 200,
      share: 0.5,
      zeroMinor: -50,
      referenceMinor: 450,
      perfectMinor: 600,
      latencyP95Ms: 9_000,
      tokensPerItem: 100,
      tokensRatio: 2,
    });
  });

  it('leaves void items out of every number', () => {
    const spoilt = anItem({ verdict: 'void', utilityMinor: -9e9, virtualMs: 9e9, ledger: {} });
    expect(outcomeOf([anItem(), spoilt], SHEET, anchors(), 600)).toEqual(
      outcomeOf([anItem()], SHEET, anchors(), 600),
    );
  });

  it('is undefined where nothing was counted', () => {
    expect(outcomeOf([], SHEET, anchors(), 0)).toBeUndefined();
    expect(outcomeOf([anItem({ verdict: 'void' })], SHEET, anchors(), 0)).toBeUndefined();
  });

  it('tells each line of the sheet, also those that nothing touched', () => {
    const lines = outcomeOf([anItem(), anItem()], SHEET, anchors(), 0)?.lines;
    expect(lines?.map((l) => [l.key, l.events, l.minor])).toEqual([
      ['right', 2, 1200],
      ['wrong', 0, 0],
      ['handoff', 0, 0],
      ['crash', 0, 0],
      ['leak', 0, 0],
    ]);
  });

  it('has no share while its anchors are being measured', () => {
    expect(outcomeOf([anItem()], SHEET, undefined, 600)).toMatchObject({ share: undefined, tokensRatio: 1 });
  });
});

describe('the zero of the outcome', () => {
  it('is the better of the starter and the best trivial policy', () => {
    expect(zeroOf(anchors({ starterMinor: 10 }))).toBe(10);
    expect(zeroOf(anchors({ starterMinor: -100 }))).toBe(-50);
  });
});
