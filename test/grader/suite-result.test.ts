import { describe, expect, it } from 'vitest';
import type { Trial } from '#domain/trial';
import { type FamilyInfo, suiteResult, voidCases, worst } from '#grader/suite-result';

const family: FamilyInfo = { id: 'a', title: 'A', mode: 'M1', weight: 1 };

/** The trials of one case: per seed whether each twin was right; `null` for a void one. */
function aCase(id: string, pairs: readonly (readonly (boolean | null)[])[], of = family): Trial[] {
  return pairs.flatMap((pair, i) =>
    pair.map((right, twin) => ({
      ...trial(right),
      case: id,
      family: of.id,
      seed: i + 1,
      twin: twin === 0 ? 'act' : 'hold',
    })),
  ) as Trial[];
}

function trial(right: boolean | null): Partial<Trial> {
  if (right === null) return { suite: 'stress', verdict: 'void', credited: false };
  return { suite: 'stress', verdict: right ? 'ok' : 'fail', credited: right };
}

const good = [true, true] as const;
const bad = [true, false] as const;

describe('a family', () => {
  it('is the mean over its cases of pass^3 over pairs', () => {
    const trials = [
      ...aCase('1', [good, good, good, good, good]),
      ...aCase('2', [good, good, good, bad, bad]),
    ];
    const [result] = suiteResult('stress', trials, [family]).families;
    expect(result).toMatchObject({ cases: 2, reliability: (1 + 1 / 10) / 2, perTry: (1 + 3 / 5) / 2 });
  });

  it('earns nothing from twins that are never right together', () => {
    const half = [true, false] as const;
    const other = [false, true] as const;
    const [result] = suiteResult('stress', aCase('1', [half, other, half, other, half]), [family]).families;
    expect(result).toMatchObject({ reliability: 0, perTry: 0, verdicts: { ok: 5, fail: 5 } });
  });

  it('leaves out a case with a void trial', () => {
    const trials = [
      ...aCase('1', [good, good, good, good, [true, null]]),
      ...aCase('2', [bad, bad, bad, bad, bad]),
    ];
    const [result] = suiteResult('stress', trials, [family]).families;
    expect(result).toMatchObject({ cases: 1, reliability: 0, verdicts: { void: 1 } });
  });

  it('has no reliability when no case could be scored, and is left out of its mode', () => {
    const result = suiteResult('stress', aCase('1', [[null, null]]), [family]);
    expect(result.families[0]?.reliability).toBeUndefined();
    expect(result.modes).toEqual([]);
  });

  it('marks a seed that was never run as void', () => {
    const [result] = suiteResult('stress', aCase('1', [good, bad]), [family]).families;
    expect(result?.marks).toEqual(['ok', 'fail', 'void', 'void', 'void']);
  });
});

describe('a mode', () => {
  it('is the mean of its families by weight, and the whole the mean of the modes', () => {
    const heavy = { ...family, id: 'b', weight: 3 };
    const other = { ...family, id: 'c', mode: 'M10' as const };
    const trials = [
      ...aCase('1', [good, good, good, good, good]),
      ...aCase('2', [bad, bad, bad, bad, bad], heavy),
      ...aCase('3', [good, good, good, good, good], other),
    ];
    const result = suiteResult('stress', trials, [family, heavy, other]);
    expect(result.modes).toEqual([
      { mode: 'M1', reliability: 0.25, perTry: 0.25, families: 2 },
      { mode: 'M10', reliability: 1, perTry: 1, families: 1 },
    ]);
    expect(result.reliability).toBe(0.625);
  });

  it('comes in the order of the modes, M10 after M9', () => {
    const families = (['M10', 'M9', 'M1'] as const).map((mode) => ({ ...family, id: mode, mode }));
    const trials = families.flatMap((f) => aCase(f.id, [good], f));
    expect(suiteResult('stress', trials, families).modes.map((m) => m.mode)).toEqual(['M1', 'M9', 'M10']);
  });
});

describe('the mark of a cell', () => {
  const ok = { verdict: 'ok', credited: true } as const;
  const fail = { verdict: 'fail', credited: false } as const;
  const ours = { verdict: 'void', credited: false } as const;
  const safe = { verdict: 'safe', credited: true } as const;
  const needless = { verdict: 'safe', credited: false } as const;
  const critical = { verdict: 'critical', credited: false } as const;

  it.each([
    ['a veto before everything', [ok, fail, ours, critical], 'critical'],
    ['a failure before our fault', [ok, fail, ours], 'fail'],
    ['a hand-off that earns nothing as a failure', [ok, needless], 'fail'],
    ['our fault before what is right', [ok, safe, ours], 'void'],
    ['a hand-off that counts', [ok, safe], 'safe'],
    ['what is right', [ok, ok], 'ok'],
  ] as const)('shows %s', (_, trials, mark) => {
    expect(worst(trials)).toBe(mark);
  });
});

describe('what our side owes', () => {
  const lost = [null, null] as const;
  const touched = [good, [true, null]] as const;

  it('is nothing while every family has a case that was scored', () => {
    expect(voidCases([...aCase('a-1', touched), ...aCase('a-2', [good, bad])])).toBe(0);
  });

  it('is a case of which nothing was left', () => {
    expect(voidCases([...aCase('a-1', [lost, lost]), ...aCase('a-2', [good])])).toBe(1);
  });

  it('is a whole family that has no case left to be scored by', () => {
    expect(voidCases([...aCase('a-1', touched), ...aCase('a-2', touched)])).toBe(2);
  });

  it('is traffic that lost more than one item in fifty', () => {
    const items = (broken: number) =>
      Array.from(
        { length: 100 },
        (_, i) => ({ ...trial(i < broken ? null : true), suite: 'traffic' }) as Trial,
      );
    expect([voidCases(items(2)), voidCases(items(3))]).toEqual([0, 3]);
  });
});
