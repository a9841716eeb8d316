import { describe, expect, it } from 'vitest';
import { menu } from '#kit/define';
import { faultWords } from '#kit/fault-words';
import * as menus from '#kit/menus';

const ALL = [
  menus.rateLimits(),
  menus.outages(),
  menus.cutStreams(),
  menus.unevenStreams(),
  menus.spoiltOutput(),
  menus.spoiltToolCalls(),
  menus.sideEffects('refundCreate'),
];

describe('a menu', () => {
  it('names a fault in words where it has no name', () => {
    const [entry] = menu({ on: 'model', kind: 'error', status: 429, retryAfterMs: 2_000, times: 1 });
    expect(entry?.name).toBe('429, retry after 2 s, once');
  });

  it('takes names, named faults and whole entries', () => {
    const entry = { name: 'mine', faults: [] };
    expect(menu('calm', ['late', { on: 'model', kind: 'slow', ms: 9 }], entry).map((e) => e.name)).toEqual([
      'calm',
      'late',
      'mine',
    ]);
  });

  it.each(ALL.map((m) => [m.map((e) => e.name).join(' · '), m] as const))(
    'of five seeds differs from seed to seed: %s',
    (_names, entries) => {
      expect(entries).toHaveLength(5);
      expect(new Set(entries.map((e) => e.name)).size).toBe(5);
    },
  );
});

describe('a fault in words', () => {
  it.each([
    [{ on: 'tool', tool: 'pay', kind: 'hang', commits: true }, 'pay times out after committing'],
    [{ on: 'tool', tool: 'pay', kind: 'duplicate', times: 2 }, 'pay is delivered twice, 2 times'],
    [{ on: 'model', route: 'spare', kind: 'hang' }, 'spare: no response'],
    [
      { on: 'model', kind: 'error', status: 503, during: { fromMs: 0, toMs: 60_000 } },
      '503, from 0 s to 60 s',
    ],
    [
      { on: 'model', kind: 'cut', afterTokens: 40, at: 'surrogate' },
      'stream cut after 40 tokens, inside a character',
    ],
    [
      { on: 'model', kind: 'error', status: 400, code: 'context_length_exceeded' },
      '400 context_length_exceeded',
    ],
  ] as const)('%j is “%s”', (fault, words) => {
    expect(faultWords(fault)).toBe(words);
  });
});
