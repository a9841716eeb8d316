import { describe, expect, it } from 'vitest';
import type { Trial } from '#domain/trial';
import {
  compileErrorOf,
  familyRows,
  measures,
  NO_PRACTICE,
  openPractice,
  type PracticeAction,
  type PracticeState,
  practiceReducer,
  totals,
  trialsBehind,
} from '#islands/practice/practice-results.ts';
import { aTrial, labels } from './builders.ts';

const FAMILIES = ['wrapped-output', 'personal-data'];
const opened: PracticeAction = {
  kind: 'told',
  at: 0,
  event: {
    kind: 'opened',
    labels: [...labels(4), ...labels(4, 'personal-data', 4)],
    chosen: [0, 1, 2, 3],
    titles: {},
    faults: {},
  },
};

function resultsAfter(...actions: PracticeAction[]): PracticeState {
  return actions.reduce(practiceReducer, NO_PRACTICE);
}

function told(...trials: [index: number, changes?: Partial<Trial>][]): PracticeAction {
  const results = trials.map(([index, changes]) => ({ index, trial: aTrial(changes) }));
  return { kind: 'told', at: 100, event: { kind: 'results', results } };
}

const started = (version: number): PracticeAction => ({ kind: 'started', version, at: 0 });
const fail = { verdict: 'fail', credited: false } as const;

/** Marks of an earlier visit: of two seeds, one held. */
const KEPT = [
  {
    family: 'wrapped-output',
    title: 'Wrapped',
    marks: [
      { seed: 1, verdict: 'ok' as const, isHeld: true, isStale: false },
      { seed: 2, verdict: 'fail' as const, isHeld: false, isStale: false },
    ],
  },
];

describe('practice results', () => {
  it('show every family before the first run, with nothing run', () => {
    const rows = familyRows(NO_PRACTICE, FAMILIES, 0);
    expect(rows.map((r) => r.family)).toEqual(FAMILIES);
    expect(totals(rows)).toEqual({ held: 0, run: 0, of: 10 });
  });

  it('hold a mark only when both twins earned credit', () => {
    const [row] = familyRows(resultsAfter(started(0), opened, told([0], [1], [2], [3, fail])), FAMILIES, 0);
    expect(row?.marks.map((m) => [m.verdict, m.isHeld])).toEqual([
      ['ok', true],
      ['fail', false],
    ]);
  });

  it('begin with the marks of the last visit, which stand until their seed is run again', () => {
    const opening = openPractice({ families: KEPT, version: 0 });
    const before = familyRows(opening, FAMILIES, 0);
    expect(totals(before)).toMatchObject({ held: 1, run: 2 });
    expect(before[0]?.marks[1]).toMatchObject({ verdict: 'fail', isRecalled: true, isStale: false });
    const after = [started(0), opened, told([2], [3])].reduce(practiceReducer, opening);
    const [row] = familyRows(after, FAMILIES, 0);
    expect(row?.marks.map((m) => [m.verdict, m.isRecalled])).toEqual([
      ['ok', true],
      ['ok', false],
    ]);
  });

  it('of the last visit are pale when the files were others, or have changed since', () => {
    const marksAt = (kept: number | undefined, version: number) =>
      familyRows(openPractice({ families: KEPT, version: kept }), FAMILIES, version)[0]?.marks;
    expect(marksAt(undefined, 0)?.map((m) => m.isStale)).toEqual([true, true, false, false, false]);
    expect(
      marksAt(0, 1)
        ?.filter((m) => m.isRecalled)
        .every((m) => m.isStale),
    ).toBe(true);
    expect(marksAt(0, 0)?.some((m) => m.isStale)).toBe(false);
  });

  it('are gone once the work begins anew', () => {
    const state = [started(0), opened, told([0], [1]), { kind: 'forgotten' } as const].reduce(
      practiceReducer,
      openPractice({ families: KEPT, version: 0 }),
    );
    expect(totals(familyRows(state, FAMILIES, 0)).run).toBe(0);
  });

  it('do not hold a mark whose second twin is still to come', () => {
    const [row] = familyRows(resultsAfter(started(0), opened, told([0])), FAMILIES, 0);
    expect(row?.marks[0]).toMatchObject({ verdict: 'ok', isHeld: false });
  });

  it('hold a safe end where its case gives credit for it, and only there', () => {
    const safe = { verdict: 'safe', credited: true } as const;
    const credited = familyRows(resultsAfter(started(0), opened, told([0], [1, safe])), FAMILIES, 0)[0];
    expect(credited?.marks[0]).toMatchObject({ verdict: 'safe', isHeld: true });
    const refused = familyRows(
      resultsAfter(started(0), opened, told([0], [1, { ...safe, credited: false }])),
      FAMILIES,
      0,
    )[0];
    expect(refused?.marks[0]?.isHeld).toBe(false);
  });

  it('let a veto decide over a failure', () => {
    const [row] = familyRows(
      resultsAfter(started(0), opened, told([0, fail], [1, { verdict: 'critical', credited: false }])),
      FAMILIES,
      0,
    );
    expect(row?.marks[0]?.verdict).toBe('critical');
  });

  it('are stale after an edit until they are run again', () => {
    const once = resultsAfter(started(3), opened, told([0], [1]));
    expect(familyRows(once, FAMILIES, 3)[0]?.marks[0]?.isStale).toBe(false);
    expect(familyRows(once, FAMILIES, 4)[0]?.marks[0]?.isStale).toBe(true);
    const again = [started(4), opened, told([0], [1])].reduce(practiceReducer, once);
    expect(familyRows(again, FAMILIES, 4)[0]?.marks[0]?.isStale).toBe(false);
  });

  it('of families not run this time stay as they were', () => {
    const both = resultsAfter(started(0), opened, told([0], [1], [4], [5]));
    const one = [started(1), opened, told([0], [1])].reduce(practiceReducer, both);
    const rows = familyRows(one, FAMILIES, 1);
    expect(rows.map((r) => [r.run, r.marks[0]?.isStale])).toEqual([
      [1, false],
      [1, true],
    ]);
  });

  it('count trials over a worker that was replaced', () => {
    const state = resultsAfter(started(0), opened, told([0]), opened, told([1]));
    expect(state.status).toEqual({ kind: 'running', chosen: 4, done: 2 });
  });

  it('say what the present draft took, tokens on average and latency at the 95th percentile', () => {
    const took = (virtualMs: number, prompt: number) => ({ virtualMs, tokens: { prompt, completion: 100 } });
    const state = resultsAfter(started(2), opened, told([0, took(1000, 900)], [1, took(4000, 300)]));
    expect(measures(state, 2)).toEqual({ tokens: 700, latencyP95Ms: 4000 });
    expect(measures(state, 3)).toBeUndefined();
    const broken = resultsAfter(started(2), opened, told([0, { ...fail, ending: 'does_not_compile' }]));
    expect(measures(broken, 2)).toBeUndefined();
  });

  it('bring the trial to look at first', () => {
    const state = resultsAfter(started(0), opened, told([0], [1, fail]));
    expect(trialsBehind(state, 'wrapped-output', 1).map((t) => t.label.index)).toEqual([1, 0]);
  });

  it('name the place that does not compile, until a run compiles', () => {
    const error = {
      name: 'does_not_compile',
      message: 'Unexpected token',
      file: 'src/main.ts',
      line: 3,
      column: 1,
    };
    const broken = resultsAfter(
      started(0),
      opened,
      told([0, { ending: 'does_not_compile', error, ...fail }]),
    );
    expect(compileErrorOf(broken)).toEqual(error);
    expect(compileErrorOf([started(1), opened, told([1])].reduce(practiceReducer, broken))).toBeUndefined();
  });
});
