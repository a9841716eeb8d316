import { createHash } from 'node:crypto';
import type { Manifest, SheetLine } from '#domain/exercise';
import { type Condition, conditionsFor, type Level } from '#domain/level';
import { redact, redactForMentor } from '#domain/redact';
import type { Report } from '#domain/report';
import type { Trial, TrialSummary, Twin } from '#domain/trial';
import type { Verdict } from '#domain/verdict';
import { priceOf } from '#grader/judge-trial';

/** Why a family gave no credit, and how often. */
export interface Refusal {
  twin: Twin;
  reason: string;
  count: number;
}

export interface FamilyFacts {
  id: string;
  /** pass^k in [0, 1]; null when it could not be scored. */
  reliability: number | null;
  refusals: Refusal[];
}

/** What traffic came to, with all that is needed to price it by another sheet. */
export interface TrafficFacts {
  items: number;
  /** Minor units per item. */
  minor: number;
  perfectMinor: number;
  /** Null without anchors, and where the sheet measures nothing. */
  share: number | null;
  /** Events by line of the sheet, over all items. */
  counts: Record<string, number>;
  /** Minor units for tokens, over all items. */
  tokensMinor: number;
  tokensPerItem: number;
}

/** One trial, so short that thousands can be compared. */
export interface TrialPrint {
  name: string;
  family: string;
  verdict: Verdict;
  /** sha256 over everything in it, hex. */
  hash: string;
}

/** What the checks need of one grading. Small, so that it can be kept. */
export interface Facts {
  level: Level;
  reliability: number;
  vetoes: number;
  /** What production-ready asks for and this does not have. */
  unmet: Condition[];
  families: FamilyFacts[];
  traffic: TrafficFacts | null;
  /** Tokens that the model read, over all trials. */
  promptTokens: number;
  /** All that learners and mentors see of the hidden suites. */
  feedback: string;
  /** What judges said of hidden trials, each once. */
  reasons: { family: string; reason: string }[];
  engine: string;
  gradeMs: number;
}

const PREDICTED = { autoResolved: 0.5, wrong: 0.1, tokensPerItem: 900, latencyP95Ms: 4_000 };
const REASONS_KEPT = 3;

/** Folds a grading into what the checks need of it. */
export function factsOf(
  report: Report,
  trials: readonly TrialSummary[],
  { slo, sheet }: { slo: Manifest['slo']; sheet: readonly SheetLine[] },
): Facts {
  const hidden = trials.filter((t) => t.suite !== 'practice');
  return {
    level: report.level,
    reliability: report.stress.reliability,
    vetoes: report.vetoes.total,
    unmet: unmetOf(report, slo),
    families: report.stress.families.map(({ id, reliability }) => ({
      id,
      reliability: reliability ?? null,
      refusals: refusalsOf(trials.filter((t) => t.suite === report.stress.suite && t.family === id)),
    })),
    traffic: trafficOf(report, trials, sheet),
    promptTokens: trials.reduce((sum, t) => sum + t.tokens.prompt, 0),
    feedback: feedbackOf(report),
    reasons: distinctReasons(hidden),
    engine: report.engine,
    gradeMs: report.ms.grade,
  };
}

/** A print of every trial, in order. */
export function printsOf(trials: readonly Trial[]): TrialPrint[] {
  return trials.map((trial) => ({
    name: `${trial.case}, ${trial.twin}, seed ${trial.seed}`,
    family: trial.family,
    verdict: trial.verdict,
    hash: createHash('sha256').update(JSON.stringify(trial)).digest('hex'),
  }));
}

/** The conditions of production-ready that a report does not meet. */
function unmetOf(report: Report, slo: Manifest['slo']): Condition[] {
  const { outcome, stress } = report;
  const least = (values: (number | undefined)[]) => Math.min(1, ...values.filter((v) => v !== undefined));
  return conditionsFor('production-ready', {
    reliability: report.reliability,
    weakestMode: least(stress.modes.map((m) => m.reliability)),
    weakestFamily: least(stress.families.map((f) => f.reliability)),
    vetoes: report.vetoes.total,
    outcome: outcome?.share,
    latencyP95Ms: outcome?.latencyP95Ms ?? 0,
    latencySloMs: slo.p95VirtualMs,
    tokensRatio: outcome?.tokensRatio ?? 1,
    tokensRatioMax: slo.tokensTimesReference,
  }).filter((c) => !c.met);
}

function refusalsOf(trials: readonly TrialSummary[]): Refusal[] {
  const refused = trials.filter((t) => !t.credited && t.verdict !== 'void');
  const groups = Map.groupBy(refused, (t) => `${t.twin}\n${t.reason}`);
  return [...groups.values()]
    .flatMap((list) => {
      const [first] = list;
      return first ? [{ twin: first.twin, reason: first.reason, count: list.length }] : [];
    })
    .sort((a, b) => b.count - a.count)
    .slice(0, REASONS_KEPT);
}

function trafficOf(
  { outcome }: Report,
  trials: readonly TrialSummary[],
  sheet: readonly SheetLine[],
): TrafficFacts | null {
  if (!outcome) return null;
  const counts: Record<string, number> = {};
  for (const { key, events } of outcome.lines) counts[key] = events;
  const counted = trials.filter((t) => t.suite === 'traffic' && t.verdict !== 'void');
  return {
    items: outcome.items,
    minor: outcome.minor,
    perfectMinor: outcome.perfectMinor,
    share: outcome.share ?? null,
    counts,
    tokensMinor: counted.reduce((sum, t) => sum + priceOf(t.ledger, sheet) - t.utilityMinor, 0),
    tokensPerItem: outcome.tokensPerItem,
  };
}

/**
 * Texts alone: a number of ours that happens to be one of a hidden input's gives nothing away. Practice is public and left
 * out: it is drawn from another secret and another bank.
 */
function feedbackOf(report: Report): string {
  const { practice: _, practiceTrials: __, ...learner } = redact(report, PREDICTED);
  const { practice: ___, practiceTrials: ____, ...mentor } = redactForMentor(report, PREDICTED);
  return [...textsIn(learner), ...textsIn(mentor)].join('\n');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function distinctReasons(trials: readonly TrialSummary[]): Facts['reasons'] {
  const seen = new Map<string, { family: string; reason: string }>();
  for (const { family, reason, fault } of trials) {
    for (const text of [reason, fault]) seen.set(`${family}\n${text}`, { family, reason: text });
  }
  return [...seen.values()];
}
