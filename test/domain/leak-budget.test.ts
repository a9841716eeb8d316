import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readManifest } from '#catalog/read-manifest';
import { conditionsFor, levelOf, type Measures, nextLevel } from '#domain/level';
import type { ModeId } from '#domain/mode';
import { profileOf } from '#domain/profile';
import { CASES_TO_NAME_A_FAMILY, redact } from '#domain/redact';
import type { FamilyResult, PublicReport, Report } from '#domain/report';
import { AURC_TOLD_TO, riskCoverage } from '#domain/risk-coverage';
import { BUCKETS, TOKENS_TOLD, toTwentieth } from '#domain/scoring';
import { VETO_KINDS } from '#domain/verdict';
import { type PlannedTrial, planTrials, type WorldBundle } from '#grader/plan';
import { aFamily, anchors, anOutcome, aReport } from '#test/services/builders';
import invoicesHidden from '../../exercises/invoice-review/hidden/index.ts';
import invoicesPractice from '../../exercises/invoice-review/world/practice.ts';
import leasesHidden from '../../exercises/lease-abstracts/hidden/index.ts';
import leasesPractice from '../../exercises/lease-abstracts/world/practice.ts';
import clientHidden from '../../exercises/model-client/hidden/index.ts';
import clientPractice from '../../exercises/model-client/world/practice.ts';
import hidden from '../../exercises/support-assistant/hidden/index.ts';
import practice from '../../exercises/support-assistant/world/practice.ts';

/** What one hidden run may tell, at any stage of an exercise. */
const MOST_BITS = 50;

/** Families of a mode: those that a learner may be told by name, and whether others stand behind the bucket as well. */
type ModeShape = [mode: ModeId, named: number, others: boolean];

async function exercise(slug: string, worlds: unknown) {
  const folder = fileURLToPath(new URL(`../../exercises/${slug}`, import.meta.url));
  return { manifest: await readManifest(folder), bundle: worlds as WorldBundle };
}

const EXERCISES = [
  await exercise('support-assistant', { practice, hidden }),
  await exercise('invoice-review', { practice: invoicesPractice, hidden: invoicesHidden }),
  await exercise('model-client', { practice: clientPractice, hidden: clientHidden }),
  await exercise('lease-abstracts', { practice: leasesPractice, hidden: leasesHidden }),
];

/** What the hidden suite of a stage has, by mode: families of earlier stages with fewer cases than it takes to be named. */
function shapesAt({ manifest, bundle }: (typeof EXERCISES)[number], stage: number): ModeShape[] {
  const plan = planTrials({ manifest, bundle, stage, suites: ['stress'], secret: 'any' });
  const families = [...Map.groupBy(plan, (t) => t.family).values()].map((trials) => ({
    mode: (trials[0] as PlannedTrial).mode,
    isNamed: new Set(trials.map((t) => t.case)).size >= CASES_TO_NAME_A_FAMILY,
  }));
  return [...Map.groupBy(families, (f) => f.mode)].map(([mode, list]) => {
    const named = list.filter((f) => f.isNamed).length;
    return [mode, named, named < list.length];
  });
}

/** Every part of the view is either counted below or says nothing of a hidden trial. */
const COUNTED = [
  'level',
  'next',
  'finding',
  'reliability',
  'vetoKinds',
  'outcome',
  'modes',
  'weakFamilies',
  'foresight',
  'confidence',
];
/** `vetoRateBelow` is the version's own wherever there is one; `closedBy` follows from practice, which is public. */
/** `receipt` is a hash over hidden inputs too: who does not know them learns from it only whether two runs were equal. */
/** `load` is the fixed policies' and practice's; a test below holds it to that. */
const SILENT = [
  'exercise',
  'stage',
  'practice',
  'practiceTrials',
  'receipt',
  'vetoRateBelow',
  'closedBy',
  'load',
];

const PREDICTION = { autoResolved: 0.5, wrong: 0.1, tokensPerItem: 900, latencyP95Ms: 4000 };

const STAFFING = { arrive: 100, time: [30], looks: { review: 2 }, unexplained: [], waits: [], beyond: [] };
const reviewed = (events: number) => ({ key: 'review', label: 'Reviewed', events, minor: 0 });

const EPSILON = 1e-6;
const STEP = 0.05;

/** One value at each of the given borders and one just below it: every interval between two of them is met. */
function sweep(low: number, high: number, borders: readonly number[]): number[] {
  const all = [low, high, ...borders].filter((b) => b >= low && b <= high);
  return all.flatMap((b) => [b - EPSILON, b]).filter((v) => v >= low && v <= high);
}

function multiples(low: number, high: number, step: number): number[] {
  return Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step);
}

function distinct(views: Iterable<unknown>): number {
  const texts = new Set<string>();
  for (const view of views) texts.add(JSON.stringify(view));
  return texts.size;
}

function reportOf(m: Measures): Report {
  const level = levelOf(m);
  const next = nextLevel(level) ?? 'exemplary';
  return aReport({
    level,
    next: { level: next, conditions: conditionsFor(next, m) },
    reliability: m.reliability,
    vetoes: { total: m.vetoes, kinds: m.vetoes > 0 ? ['money'] : [], trials: 700 },
    outcome: anOutcome({ share: m.outcome }),
  });
}

/** Level, conditions, reliability and outcome, with or without a veto. */
function* heads(vetoes: number): Generator<unknown> {
  const halfSteps = multiples(-1, 1.1, STEP).map((v) => v + STEP / 2);
  const reliabilities = sweep(0, 1, [...halfSteps, 0.5, 0.8, 0.9, 0.97]);
  const outcomes = [undefined, ...sweep(-1, 1.1, [...halfSteps, 0, 0.5, 0.8, 0.95])];
  const rest = [0.5, 0.7, 0.85, 1].flatMap((weakestMode) =>
    [0.5, 0.7, 1].flatMap((weakestFamily) =>
      [1, 3].flatMap((latencyP95Ms) =>
        [0.9, ...TOKENS_TOLD, 9].map((tokensRatio) => ({
          weakestMode,
          weakestFamily,
          latencyP95Ms,
          tokensRatio,
        })),
      ),
    ),
  );
  for (const reliability of reliabilities) {
    for (const outcome of outcomes) {
      for (const other of rest) {
        const fixed = { vetoes, latencySloMs: 2, tokensRatioMax: 2.5 };
        const { level, next, ...view } = redact(reportOf({ reliability, outcome, ...other, ...fixed }));
        yield { level, next, reliability: view.reliability, outcome: view.outcome?.share };
      }
    }
  }
}

/** All that one mode may show: its bucket, and which of its families are named. The others count as one of two cases. */
function* modeViews([mode, named, others]: ModeShape): Generator<unknown> {
  const families = named + Number(others);
  const values = sweep(0, 1, multiples(0, 1, families > 2 ? 0.2 : 0.1));
  const grid = Array.from({ length: values.length ** families }, (_, index) =>
    Array.from(
      { length: families },
      (_, f) => values[Math.floor(index / values.length ** f) % values.length] ?? 0,
    ),
  );
  for (const reliabilities of grid) {
    const list = reliabilities.map(
      (reliability, i): FamilyResult =>
        aFamily({ id: `f${i}`, title: `F${i}`, mode, cases: i < named ? 3 : 2, reliability }),
    );
    const mean = reliabilities.reduce((a, b) => a + b, 0) / families;
    const stress = {
      ...aReport().stress,
      families: list,
      modes: [{ mode, reliability: mean, perTry: 1, families }],
    };
    const view = redact(aReport({ stress }));
    yield [view.modes, view.weakFamilies];
  }
}

/** More families of a mode than can be swept: every bucket is then counted with every set of names, which is more than can be. */
const MOST_SWEPT = 4;
/** How many views a mode of this shape has: as many whichever mode it is, so each shape is counted once. */
const counted = new Map<string, number>();
function viewsOf([mode, named, others]: ModeShape): number {
  if (named + Number(others) > MOST_SWEPT) return BUCKETS.length * 2 ** named;
  const shape = `${named} ${others}`;
  const known = counted.get(shape) ?? distinct(modeViews([mode, named, others]));
  counted.set(shape, known);
  return known;
}

/** All that a prediction may bring to light: of each number whether it came below, within or above its tolerance. */
function* foresights(): Generator<unknown> {
  const places = [0.01, 1, 100];
  for (const a of places)
    for (const w of places)
      for (const t of places)
        for (const l of places) {
          const { autoResolved, wrong, tokensPerItem, latencyP95Ms } = PREDICTION;
          const outcome = anOutcome({
            resolvedShare: autoResolved * a,
            wrongShare: w < 1 ? 0 : wrong * w,
            tokensPerItem: tokensPerItem * t,
            latencyP95Ms: latencyP95Ms * l,
          });
          yield redact(aReport({ outcome }), PREDICTION).foresight;
        }
}

/** All that the minutes of an exercise may bring to light: to which of two policies the work is nearer. */
function* times(): Generator<unknown> {
  const at = (events: number) =>
    profileOf(anOutcome({ lines: [{ key: 'right', label: 'Right', events, minor: 0 }] }));
  const profiles = { starter: at(0), trivial: at(0), reference: at(300) };
  for (let events = 0; events <= 400; events += 1) {
    const outcome = anOutcome({ lines: at(events).lines });
    const report = aReport({ outcome, anchors: { ...anchors(), profiles }, minutes: { right: -12 } });
    yield redact(report).outcome;
  }
}

/** All that the confidence of a system may bring to light: no area where it names none, or one of a few. */
function* areas(): Generator<unknown> {
  yield redact(aReport()).confidence;
  for (const aurc of sweep(0, 1, multiples(0, 1, STEP / 2))) {
    const traffic = { decisions: 400, risk: aurc, aurc, points: [] };
    yield redact(aReport({ confidence: { traffic } })).confidence;
  }
}

describe('what a hidden run tells a learner', () => {
  it('is in no part of the view that is not counted here', () => {
    const confidence = { traffic: { decisions: 9, risk: 0.1, aurc: 0.1, points: [] } };
    const vetoes = { total: 0, kinds: [], trials: 700 };
    const held = aReport({ confidence, outcome: anOutcome(), vetoes, staffing: STAFFING });
    const keys = Object.keys(redact(held, PREDICTION)) as (keyof PublicReport)[];
    expect(keys.sort()).toEqual([...COUNTED, ...SILENT].sort());
  });

  it('is nothing of what this run’s own traffic leaves to people', () => {
    const at = (reviews: number) => profileOf(anOutcome({ lines: [reviewed(reviews)] }));
    const profiles = { starter: at(400), trivial: at(0), reference: at(80) };
    const views = [0, 37, 400].map((reviews) => {
      const outcome = anOutcome({ lines: [reviewed(reviews)] });
      return redact(aReport({ outcome, anchors: { ...anchors(), profiles }, staffing: STAFFING })).load;
    });
    expect(views[0]?.policies?.reference.looks).toBe(20);
    expect(distinct(views)).toBe(1);
  });

  it('is one bit of people’s time, beside figures that follow from the version', () => {
    expect(distinct(times())).toBe(2);
  });

  it('is the area under a curve of its confidence to a twentieth, and none of the curve', () => {
    const traffic = riskCoverage(
      Array.from({ length: 40 }, (_, i) => ({ confidence: i / 40, right: i > 7 })),
    );
    if (!traffic) throw new Error('forty decisions make a curve');
    expect(redact(aReport({ confidence: { traffic } })).confidence).toEqual({
      trafficAurc: toTwentieth(traffic.aurc),
    });
    expect(redact(aReport({ confidence: { traffic: { ...traffic, aurc: 0.7 } } })).confidence).toEqual({
      trafficAurc: AURC_TOLD_TO,
    });
  });

  it('is at most fifty bits at every stage', () => {
    const vetoSets = 2 ** VETO_KINDS.length - 1;
    const head = distinct(heads(0)) + vetoSets * distinct(heads(1));
    const shared =
      Math.log2(head) +
      Math.log2(distinct(foresights())) +
      Math.log2(distinct(times())) +
      Math.log2(distinct(areas()));
    for (const of of EXERCISES) {
      for (const number of of.manifest.stages.keys()) {
        const perMode = shapesAt(of, number + 1).map(viewsOf);
        const bits = shared + perMode.reduce((sum, n) => sum + Math.log2(n), 0);
        const where = `${of.manifest.slug}, stage ${number + 1}`;
        expect(bits, where).toBeLessThanOrEqual(MOST_BITS);
        // Fewer would mean that the sweep no longer meets what the view can say.
        expect(bits, where).toBeGreaterThan(30);
      }
    }
  });

  it('repeats itself in the finding, which follows from buckets and names', () => {
    const seen = new Map<string, string>();
    for (const reliability of [0, 0.2, 0.5, 0.7, 0.9995, 1]) {
      for (const cases of [2, 3]) {
        const families = [aFamily({ reliability, cases })];
        const modes = [{ mode: 'M6' as const, reliability, perTry: 1, families: 1 }];
        const view = redact(aReport({ stress: { ...aReport().stress, families, modes } }));
        // How many cases a family has is the version's, and the same in every run.
        const shown = JSON.stringify([cases, view.modes, view.weakFamilies]);
        const finding = JSON.stringify(view.finding);
        expect(seen.get(shown) ?? finding).toBe(finding);
        seen.set(shown, finding);
      }
    }
  });
});
