import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, redactForMentor } from '#domain/redact';
import type { FamilyResult, OutcomeResult, Report, SuiteResult } from '#domain/report';
import { ENDINGS, VERDICTS } from '#domain/verdict';
import { aFamily, anchors, aReport } from '#test/services/builders';

/** The details of a hidden suite that no learner may see, drawn anew. What a learner may see stays as it is. */
const undisclosed = fc.record({
  number: fc.integer({ min: 1_000_000, max: 9_999_999 }),
  share: fc.double({ min: 0.123, max: 0.987, noNaN: true }),
  verdict: fc.constantFrom(...VERDICTS),
});
type Undisclosed = typeof undisclosed extends fc.Arbitrary<infer T> ? T : never;

function counts<K extends string>(keys: readonly K[], n: number): Record<K, number> {
  return Object.fromEntries(keys.map((key, i) => [key, n + i])) as Record<K, number>;
}

function anOutcome({ number }: Pick<Undisclosed, 'number'>): OutcomeResult {
  return {
    items: number,
    minor: number,
    perfectMinor: number,
    share: 0.412,
    zeroMinor: 20,
    referenceMinor: 300,
    lines: [{ key: 'right', label: 'Right', events: number, minor: number }],
    latencyP95Ms: number,
    tokensPerItem: number,
    tokensRatio: number,
    resolvedShare: number,
    wrongShare: number,
  };
}

function hiddenSuite({ number, share, verdict }: Undisclosed, families: FamilyResult[]): SuiteResult {
  return {
    suite: 'stress',
    reliability: 0.512,
    perTry: share,
    families: families.map((family) => ({
      ...family,
      perTry: share,
      verdicts: counts(VERDICTS, number),
      marks: [verdict],
    })),
    modes: [{ mode: 'M6', reliability: 0.45, perTry: share, families: families.length }],
    vetoes: { total: number, kinds: ['money'] },
    trials: number,
  };
}

function reportWith(
  details: Undisclosed,
  families = [aFamily({ id: 'hidden-one', title: 'Hidden one' })],
): Report {
  const { number, share } = details;
  const actual = (id: 'weakest_mode' | 'latency' | 'tokens') =>
    ({ id, met: false, actual: share, asked: 0.8, atMost: false }) as const;
  return aReport({
    perTry: share,
    engine: `engine ${number}`,
    reliability: 0.512,
    vetoes: { total: number, kinds: ['money'], trials: number },
    outcome: anOutcome(details),
    stress: hiddenSuite(details, families),
    anchors: { ...anchors(), perfectMinor: number, referenceTokensPerItem: number },
    endings: counts(ENDINGS, number),
    trials: number,
    ms: { transpile: share, grade: number },
    next: { level: 'pilot-ready', conditions: [actual('weakest_mode'), actual('latency'), actual('tokens')] },
  });
}

describe('a learner’s view', () => {
  it('is the same whatever happened in the hidden trials beyond the documented numbers', () => {
    fc.assert(
      fc.property(undisclosed, undisclosed, (one, other) => {
        expect(redact(reportWith(one))).toEqual(redact(reportWith(other)));
      }),
    );
  });

  it('holds no number of a hidden suite as it was measured', () => {
    fc.assert(
      fc.property(undisclosed, (details) => {
        const text = JSON.stringify(redact(reportWith(details)));
        const hidden = [0.512, 0.412, 0.45, details.share, ...[0, 1, 2, 3].map((i) => details.number + i)];
        expect(hidden.filter((number) => text.includes(String(number)))).toEqual([]);
      }),
    );
  });

  it('tells who used too many tokens whether by a little or by much, and others nothing', () => {
    const at = (actual: number) => {
      const condition = { id: 'tokens', met: actual <= 1, actual, asked: 1, atMost: true } as const;
      const view = redact(aReport({ next: { level: 'exemplary', conditions: [condition] } }));
      return view.next.conditions[0]?.actual;
    };
    expect([0.4, 1, 1.01, 1.2, 1.21, 2, 2.01, 9].map(at)).toEqual([
      undefined,
      undefined,
      1.2,
      1.2,
      2,
      2,
      3,
      3,
    ]);
  });

  it('rounds reliability, outcome and the money that follows from it to a twentieth', () => {
    const view = redact(reportWith({ number: 1_000_000, share: 0.5, verdict: 'ok' }));
    expect(view.reliability).toBe(0.5);
    expect(view.outcome?.share).toBe(0.4);
    expect(view.outcome?.perThousand).toEqual({
      starter: 100,
      trivial: 200,
      trivialLabel: 'Always hand off',
      you: (20 + 0.4 * (300 - 20)) * 10,
      reference: 3000,
    });
  });

  it('gives the actual number of a condition for reliability and outcome alone', () => {
    const condition = (id: 'reliability' | 'outcome' | 'latency' | 'vetoes') =>
      ({ id, met: false, actual: 0.512, asked: 0.8, atMost: false }) as const;
    const conditions = [
      condition('reliability'),
      condition('outcome'),
      condition('latency'),
      condition('vetoes'),
    ];
    const shown = redact(aReport({ next: { level: 'pilot-ready', conditions } })).next.conditions;
    expect(shown.map((c) => c.actual)).toEqual([0.5, 0.5, undefined, undefined]);
  });

  it('has no outcome where the sheet measures nothing', () => {
    const outcome = { ...anOutcome({ number: 1 }), share: undefined };
    expect(redact(aReport({ outcome })).outcome).toBeUndefined();
  });

  it('shows practice in full, because practice is public', () => {
    const report = aReport();
    expect(redact(report).practice).toBe(report.practice);
  });
});

describe('a family that does not hold', () => {
  const weak = (cases: number) => {
    const family = aFamily({ id: 'hidden-one', title: 'Hidden one', cases, reliability: 0.9 });
    return redact(reportWith({ number: 1_000_000, share: 0.5, verdict: 'ok' }, [family]));
  };

  it('is named when three hidden cases stand behind it', () => {
    expect(weak(3).weakFamilies).toEqual([{ id: 'hidden-one', mode: 'M6', title: 'Hidden one' }]);
  });

  it('is not named with fewer', () => {
    expect(weak(2).weakFamilies).toEqual([]);
    expect(JSON.stringify(weak(2))).not.toContain('idden one');
  });

  it('is not named when none of its cases could be scored', () => {
    const { reliability: _, ...rest } = aFamily({ id: 'hidden-one', cases: 0 });
    const view = redact(
      reportWith({ number: 1_000_000, share: 0.5, verdict: 'void' }, [{ ...rest, reliability: undefined }]),
    );
    expect(view.weakFamilies).toEqual([]);
  });
});

describe('the finding', () => {
  function findingFor(modeReliability: number, families: Partial<FamilyResult>[]) {
    const stress = hiddenSuite(
      { number: 1_000_000, share: 0.5, verdict: 'ok' },
      families.map((f, i) => aFamily({ id: `f${i}`, ...f })),
    );
    const modes = [
      { mode: 'M6' as const, reliability: modeReliability, perTry: 1, families: families.length },
    ];
    return redact(aReport({ stress: { ...stress, modes } })).finding;
  }

  it('counts the families that hold and names the weakest mode', () => {
    expect(findingFor(0.7, [{ reliability: 0.4 }, { reliability: 1 }])).toMatchObject({
      headline: 'Holds up in 1 of 2 families.',
      weakest: 'Side effects is the weakest spot.',
      share: { held: 1, of: 2 },
    });
  });

  it('praises without a reservation only where every mode always holds', () => {
    expect(findingFor(1, [{ reliability: 1 }])).toMatchObject({
      headline: 'Holds up in every family.',
      weakest: '',
    });
    expect(findingFor(0.7, [{ reliability: 0.7, cases: 2 }]).headline).toBe(
      'Does not hold up everywhere yet.',
    );
  });

  it('says of a program that does not compile nothing but that', () => {
    const compileError = { message: 'Syntax error.', file: 'src/main.ts', line: 1, column: 1 };
    expect(redact(aReport({ compileError })).finding).toEqual({
      headline: 'It does not compile, so nothing could be tried.',
      weakest: '',
    });
  });

  it('says so when nothing could be scored', () => {
    const stress = { ...aReport().stress, families: [], modes: [] };
    expect(redact(aReport({ stress })).finding.headline).toBe('Nothing could be scored.');
  });
});

describe('a mentor’s view', () => {
  it('adds the hidden families’ results to what the learner sees', () => {
    const report = aReport();
    const { hiddenFamilies, perTry, ...rest } = redactForMentor(report);
    expect(rest).toEqual(redact(report));
    expect(perTry).toBe(report.perTry);
    expect(hiddenFamilies.map((f) => Object.keys(f).sort())).toEqual([
      ['id', 'mode', 'perTry', 'reliability', 'title', 'verdicts'],
    ]);
  });
});

describe('hidden feedback', () => {
  const withPractice = (perTry: number | undefined) => {
    const practice = { ...aReport().practice, families: [aFamily({ id: 'open', title: 'Open', perTry })] };
    const families = [aFamily({ id: 'hidden-one', title: 'Hidden one', cases: 3 })];
    return redact({ ...reportWith({ number: 1_000_000, share: 0.5, verdict: 'ok' }, families), practice });
  };

  it('is closed while a practice family passes fewer than four tries in five, and says which', () => {
    const view = withPractice(0.79);
    expect(view.closedBy).toEqual([{ id: 'open', mode: 'M6', title: 'Open', perTry: 0.79 }]);
    expect(view.modes.map((m) => m.hidden)).toEqual(['closed']);
    expect(view.weakFamilies).toEqual([]);
    expect(view.finding.headline).toBe('In practice it holds up in 0 of 1 families.');
  });

  it('leaves level, reliability and outcome as they are', () => {
    const [closed, open] = [withPractice(0.1), withPractice(1)];
    for (const key of ['level', 'next', 'reliability', 'outcome', 'vetoKinds'] as const) {
      expect(closed[key]).toEqual(open[key]);
    }
  });

  it('opens from four in five on, and for a family that we could not score', () => {
    for (const perTry of [0.8, undefined]) {
      const view = withPractice(perTry);
      expect(view.closedBy).toEqual([]);
      expect(view.modes[0]?.hidden).toBe('about half');
      expect(view.weakFamilies).toHaveLength(1);
    }
  });

  it('says the same, while closed, whatever the hidden families did', () => {
    fc.assert(
      fc.property(undisclosed, fc.double({ min: 0, max: 1, noNaN: true }), (details, reliability) => {
        const practice = { ...aReport().practice, families: [aFamily({ perTry: 0.5 })] };
        const views = [reliability, 1 - reliability].map((r) => {
          const report = reportWith(details, [aFamily({ id: 'hidden-one', cases: 3, reliability: r })]);
          return redact({ ...report, practice });
        });
        expect(views[0]).toEqual(views[1]);
      }),
    );
  });
});

describe('a prediction', () => {
  const predicted = { autoResolved: 0.5, wrong: 0.1, tokensPerItem: 900, latencyP95Ms: 4000 };
  const outcome = anOutcome({ number: 1_234_567 });

  it('shows a learner where each number came out and never the number', () => {
    const view = redact(aReport({ outcome }), predicted);
    expect(view.foresight?.lines.map((l) => l.came)).toEqual(['higher', 'higher', 'higher', 'higher']);
    expect(JSON.stringify(view)).not.toContain('1234567');
  });

  it('shows a mentor what came', () => {
    const { foresight } = redactForMentor(aReport({ outcome }), predicted);
    expect(foresight?.lines.map((l) => l.actual)).toEqual([1_234_567, 1_234_567, 1_234_567, 1_234_567]);
    expect(foresight?.error).toBe(1);
  });

  it('shows nothing where none was made or no traffic was graded', () => {
    expect(redact(aReport({ outcome })).foresight).toBeUndefined();
    expect(redact(aReport({ outcome: undefined }), predicted).foresight).toBeUndefined();
  });
});

it('the absence of vetoes is bounded, rounded up and only where there were none', () => {
  const view = (total: number, trials: number) => redact(aReport({ vetoes: { total, kinds: [], trials } }));
  expect(view(0, 820).vetoRateBelow).toBe(0.005);
  expect(view(0, 400).vetoRateBelow).toBe(0.01);
  expect(view(1, 400).vetoRateBelow).toBeUndefined();
});
