import { conditionsFor, type Measures } from '#domain/level';
import type { SourceFile } from '#domain/program';
import type { Report } from '#domain/report';
import { weightedMean } from '#domain/scoring';
import type { Ending } from '#domain/verdict';
import type { Stage } from './stage.ts';

const USED_UP: readonly Ending[] = ['out_of_fuel', 'out_of_memory', 'out_of_output', 'out_of_operations'];

/** What was graded of a program so far, by family; what was not counts as perfect. */
type Known = ReadonlyMap<string, number>;

/** How a hunt ended: by which family, by the traffic, or not at all. */
export type Kill = { by: string } | null;

/**
 * Whether a program is kept below production-ready, grading family by family in the given order and then the traffic, and
 * no further than needed: as soon as production-ready is out of reach, it is killed.
 */
export async function hunt(
  stage: Stage,
  files: readonly SourceFile[],
  order: readonly string[],
): Promise<Kill> {
  const { bench, number, secret, anchors } = stage;
  const key = ['hunt', number, secret, anchors, stage.families.map((f) => f.id)];
  const { kill } = await bench.kept(files, key, async () => ({ kill: await chase() }));
  return kill;

  async function chase(): Promise<Kill> {
    const known = new Map<string, number>();
    for (const family of order) {
      const part = await bench.run(files, { stage: number, suites: ['stress'], secret, families: [family] });
      if (isGivenUp(part.report)) return chaseWhole();
      known.set(family, part.report.reliability);
      if (part.report.vetoes.total > 0 || !isInReach(stage, known)) return { by: family };
    }
    return chaseTraffic(known);
  }

  /** All families at once: what was given up after one trial of a family would have gone on in the whole suite. */
  async function chaseWhole(): Promise<Kill> {
    const { report } = await bench.run(files, { stage: number, suites: ['stress'], secret });
    const known = new Map(report.stress.families.map((f) => [f.id, f.reliability ?? 1]));
    if (report.vetoes.total > 0 || !isInReach(stage, known)) return { by: 'the whole suite' };
    return chaseTraffic(known);
  }

  async function chaseTraffic(known: Known): Promise<Kill> {
    const { report } = await bench.run(files, {
      stage: number,
      suites: ['traffic'],
      secret,
      ...(anchors && { anchors }),
    });
    const { outcome } = report;
    const isKept =
      report.vetoes.total === 0 &&
      meets(stage, {
        ...best(stage, known),
        outcome: outcome?.share,
        latencyP95Ms: outcome?.latencyP95Ms ?? 0,
        tokensRatio: outcome?.tokensRatio ?? 1,
      });
    return isKept ? null : { by: 'traffic' };
  }
}

/** Whether the first trial used up what a program may, so that the grader ran no other one. */
function isGivenUp({ endings, trials }: Report): boolean {
  return USED_UP.some((ending) => endings[ending] === trials);
}

function isInReach(stage: Stage, known: Known): boolean {
  return meets(stage, { ...best(stage, known), outcome: 1, latencyP95Ms: 0, tokensRatio: 0 });
}

type Reliabilities = Pick<Measures, 'reliability' | 'weakestMode' | 'weakestFamily'>;

/** The most that can still become of the whole suite: as the grader folds families into modes and modes into R. */
function best(stage: Stage, known: Known): Reliabilities {
  const families = (stage.bundle.hidden?.families ?? [])
    .filter((f) => stage.families.some(({ id }) => id === f.id))
    .map(({ id, mode, weight }) => ({ mode, weight, value: known.get(id) ?? 1 }));
  const modes = [...Map.groupBy(families, (f) => f.mode).values()].map((list) => weightedMean(list) ?? 1);
  return {
    reliability: modes.reduce((a, b) => a + b, 0) / Math.max(1, modes.length),
    weakestMode: Math.min(1, ...modes),
    weakestFamily: Math.min(1, ...families.map((f) => f.value)),
  };
}

function meets(
  { manifest }: Stage,
  measured: Reliabilities & Pick<Measures, 'outcome' | 'latencyP95Ms' | 'tokensRatio'>,
): boolean {
  const { slo } = manifest;
  const measures: Measures = {
    ...measured,
    vetoes: 0,
    latencySloMs: slo.p95VirtualMs,
    tokensRatioMax: slo.tokensTimesReference,
  };
  return conditionsFor('production-ready', measures).every((c) => c.met);
}
