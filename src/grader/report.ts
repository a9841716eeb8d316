import { familiesAtStage, sheetAtStage } from '#domain/exercise';
import { conditionsFor, LEVELS, levelOf, type Measures, nextLevel } from '#domain/level';
import type { Anchors, OutcomeResult, PracticeTrial, Report, SuiteResult } from '#domain/report';
import { riskCoverage } from '#domain/risk-coverage';
import { percentile } from '#domain/scoring';
import type { SuiteName } from '#domain/suite';
import type { TrialSummary } from '#domain/trial';
import { noEndings } from '#domain/verdict';
import type { CompileError } from '#sandbox/box';
import type { GradingInput } from './grading.ts';
import { outcomeOf } from './outcome.ts';
import type { WorldBundle } from './plan.ts';
import { receiptOf } from './receipt.ts';
import { type FamilyInfo, suiteResult, voidCases } from './suite-result.ts';

interface Context {
  input: GradingInput;
  bundle: WorldBundle;
  engine: string;
  perfectMinor: number;
  compileError?: CompileError;
  ms: { transpile: number; grade: number };
  /** Of the trials, chunk by chunk (`digestsOf`); without them there is no receipt. */
  digests?: readonly string[] | undefined;
}

const NO_ANCHORS: Anchors = {
  starterMinor: 0,
  trivial: [],
  referenceMinor: 0,
  perfectMinor: 0,
  referenceTokensPerItem: 0,
};

/** Everything known of one grading, from its trials in order. */
export function buildReport(trials: readonly TrialSummary[], context: Context): Report {
  const { input, bundle } = context;
  const of = (suite: SuiteName) => trials.filter((t) => t.suite === suite);
  const result = (suite: SuiteName, world: WorldBundle['practice']) =>
    suiteResult(suite, of(suite), familiesOf(world, input));
  const practice = result('practice', bundle.practice);
  const { hidden } = bundle;
  const graded = (suite: SuiteName) =>
    hidden && input.suites.includes(suite) ? result(suite, hidden) : undefined;
  const certification = graded('certification');
  const stress = graded('stress') ?? certification ?? practice;
  const sheet = sheetAtStage(input.manifest, input.stage);
  const outcome = outcomeOf(of('traffic'), sheet, input.anchors, context.perfectMinor);
  const vetoes = vetoesOf(trials.filter((t) => t.suite !== 'practice' || stress === practice));
  const measures = measure(stress, outcome, vetoes.total, trials, input);
  const level = levelOf(measures);
  const next = nextLevel(level) ?? (LEVELS.at(-1) as 'exemplary');
  const confidence = confidenceOf(of('practice'), of('traffic'));
  const endings = noEndings();
  for (const t of trials) endings[t.ending] += 1;
  const { manifest } = input;
  return {
    exercise: {
      slug: manifest.slug,
      title: manifest.title,
      version: input.version,
      contentHash: input.contentHash,
    },
    stage: input.stage,
    engine: context.engine,
    level,
    next: { level: next, conditions: conditionsFor(next, measures) },
    reliability: stress.reliability,
    perTry: stress.perTry,
    vetoes,
    outcome,
    ...(confidence && { confidence }),
    stress,
    ...(certification && { certification }),
    practice,
    practiceTrials: of('practice').map(practiceTrial),
    anchors: input.anchors ?? NO_ANCHORS,
    endings,
    trials: trials.length,
    ...(context.compileError && { compileError: context.compileError }),
    ms: context.ms,
    voidCases: voidCases(trials),
    ...(context.digests && { receipt: receiptOf(context.digests, input, context.engine) }),
  };
}

/** Curves of what judges said of confidence; void trials say nothing. */
function confidenceOf(
  practiced: readonly TrialSummary[],
  served: readonly TrialSummary[],
): Report['confidence'] {
  const curveOf = (trials: readonly TrialSummary[]) =>
    riskCoverage(
      trials.flatMap(({ verdict, confidence, right }) =>
        verdict === 'void' || confidence === undefined || right === undefined ? [] : [{ confidence, right }],
      ),
    );
  const practice = curveOf(practiced);
  const traffic = curveOf(served);
  if (!practice && !traffic) return undefined;
  return { ...(practice && { practice }), ...(traffic && { traffic }) };
}

function familiesOf(world: WorldBundle['practice'], input: GradingInput): FamilyInfo[] {
  const wanted = new Set(familiesAtStage(input.manifest, input.stage));
  return world.families
    .filter((f) => wanted.has(f.id))
    .map(({ id, title, mode, weight }) => ({ id, title, mode, weight }));
}

function vetoesOf(trials: readonly TrialSummary[]): Report['vetoes'] {
  const critical = trials.filter((t) => t.verdict === 'critical');
  const kinds = [...new Set(critical.flatMap((t) => (t.veto ? [t.veto] : [])))].sort();
  const counted = trials.filter((t) => t.verdict !== 'void').length;
  return { total: critical.length, kinds, trials: counted };
}

function measure(
  stress: SuiteResult,
  outcome: OutcomeResult | undefined,
  vetoes: number,
  trials: readonly TrialSummary[],
  { manifest }: GradingInput,
): Measures {
  const times = trials.filter((t) => t.verdict !== 'void').map((t) => t.virtualMs);
  const least = (values: (number | undefined)[]) => Math.min(1, ...values.filter((v) => v !== undefined));
  return {
    reliability: stress.reliability,
    weakestMode: least(stress.modes.map((m) => m.reliability)),
    weakestFamily: least(stress.families.map((f) => f.reliability)),
    vetoes,
    outcome: outcome?.share,
    latencyP95Ms: outcome?.latencyP95Ms ?? percentile(times, 95),
    latencySloMs: manifest.slo.p95VirtualMs,
    tokensRatio: outcome?.tokensRatio ?? 1,
    tokensRatioMax: manifest.slo.tokensTimesReference,
  };
}

function practiceTrial(t: TrialSummary): PracticeTrial {
  const { family, case: id, twin, seed, fault, ending, verdict, credited, reason, virtualMs, ledger } = t;
  const touched = Object.keys(ledger).length > 0 && { ledger };
  return { family, case: id, twin, seed, fault, ending, verdict, credited, reason, virtualMs, ...touched };
}
