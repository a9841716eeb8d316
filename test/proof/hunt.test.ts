import { describe, expect, it } from 'vitest';
import { noEndings } from '#domain/verdict';
import type { Wanted } from '#proof/bench';
import { hunt } from '#proof/hunt';
import type { Stage } from '#proof/stage';
import { aFamily, aManifest, anchors, anOutcome, aReport } from '#test/services/builders';

const FAMILIES = ['refunds', 'limits', 'letters'];

interface More {
  share?: number;
  vetoes?: number;
  /** A family of which the first trial burns everything, and what it reaches in the whole suite. */
  givenUp?: string;
  whole?: number;
}

function wholeReport(reliability: number) {
  const report = aReport({ vetoes: { total: 0, kinds: [], trials: 90 } });
  return {
    ...report,
    stress: { ...report.stress, families: FAMILIES.map((id) => aFamily({ id, reliability })) },
  };
}

/** A stage whose gradings are given: reliability by family, what traffic comes to, and what was asked for. */
function aStage(reliability: Record<string, number>, more: More = {}) {
  const asked: string[] = [];
  const run = async (_files: unknown, { families, suites }: Wanted) => {
    const what = families?.join() ?? suites.join();
    asked.push(what);
    const vetoes = { total: more.vetoes ?? 0, kinds: [], trials: 10 };
    if (what === 'stress') return { report: wholeReport(more.whole ?? 1), trials: [] };
    if (what === more.givenUp)
      return {
        report: aReport({ reliability: 0, trials: 30, endings: { ...noEndings(), out_of_fuel: 30 } }),
        trials: [],
      };
    if (!families)
      return { report: aReport({ vetoes, outcome: anOutcome({ share: more.share ?? 1 }) }), trials: [] };
    const none = { total: 0, kinds: [], trials: 10 };
    return {
      report: aReport({ vetoes: none, reliability: reliability[families[0] ?? ''] ?? 1 }),
      trials: [],
    };
  };
  const families = FAMILIES.map((id) => ({ id, title: id, mode: 'M1' as const, weight: 1 }));
  const stage = {
    number: 1,
    secret: 'secret',
    anchors: anchors(),
    manifest: aManifest(),
    families,
    bundle: { hidden: { families } },
    bench: { run, kept: (_: unknown, __: unknown, make: () => unknown) => make() },
  } as unknown as Stage;
  return { stage, asked };
}

describe('a hunt', () => {
  it('ends at the family that puts production-ready out of reach', async () => {
    const { stage, asked } = aStage({ limits: 0.4 });
    expect(await hunt(stage, [], FAMILIES)).toEqual({ by: 'limits' });
    expect(asked).toEqual(['refunds', 'limits']);
  });

  it('goes on where several small losses are still within reach, until they are not', async () => {
    const { stage, asked } = aStage({ refunds: 0.8, limits: 0.8, letters: 0.8 });
    expect(await hunt(stage, [], FAMILIES)).toEqual({ by: 'limits' });
    expect(asked).toHaveLength(2);
  });

  it('looks at the traffic last, and finds who is reliable and earns too little', async () => {
    const { stage, asked } = aStage({}, { share: 0.5 });
    expect(await hunt(stage, [], FAMILIES)).toEqual({ by: 'traffic' });
    expect(asked).toEqual([...FAMILIES, 'traffic']);
  });

  it('finds a veto in the traffic', async () => {
    expect(await hunt(aStage({}, { vetoes: 1 }).stage, [], FAMILIES)).toEqual({ by: 'traffic' });
  });

  it('does not take a family that was given up after one trial for all of it', async () => {
    const { stage, asked } = aStage({ refunds: 0 }, { givenUp: 'refunds', whole: 0.95 });
    expect(await hunt(stage, [], FAMILIES)).toBeNull();
    expect(asked).toEqual(['refunds', 'stress', 'traffic']);
  });

  it('finds nothing in a good program', async () => {
    expect(await hunt(aStage({}).stage, [], FAMILIES)).toBeNull();
  });
});
