import type { Exercise, Manifest } from '#domain/exercise';
import { TRIAL_LIMITS } from '#domain/limits';
import type { SourceFile } from '#domain/program';
import type { Receipt } from '#domain/receipt';
import type { Anchors, FamilyResult, OutcomeResult, Report, SuiteResult } from '#domain/report';
import { noEndings, noVerdicts } from '#domain/verdict';

/** A manifest with two stages; whatever a test is about goes in `over`. */
export function aManifest(over: Partial<Manifest> = {}): Manifest {
  return {
    uuid: '7b9d8a52-6a3c-4f0e-9d3b-0c8f5a1e2d34',
    slug: 'support-assistant',
    version: 1,
    status: 'published',
    title: 'Support assistant',
    summary: 'Answers tickets.',
    problem: 'It refunds whoever asks.',
    difficulty: 'regular',
    hours: [2, 4],
    modes: ['M6', 'M1'],
    stages: [
      { title: 'Tickets', brief: 'brief.md', families: ['refunds'], supersedes: [] },
      { title: 'Refunds', brief: 'stages/02.md', families: ['limits'], supersedes: [] },
    ],
    entry: 'src/main.ts',
    editable: ['src/**'],
    limits: {},
    currency: 'EUR',
    item: 'ticket',
    utility: [[{ key: 'solved', label: 'Solved', euro: 4 }]],
    tokens: { promptEuroPerMillion: 1, completionEuroPerMillion: 4 },
    slo: { p95VirtualMs: 8000, tokensTimesReference: 2.5 },
    trivial: [{ name: 'hand-off', label: 'Always hand off' }],
    solutions: ['reference'],
    attempts: { hidden: 6, refillHours: 4 },
    ...over,
  };
}

export const STARTER: SourceFile[] = [
  { path: 'src/main.ts', text: 'export default async () => {\n  return 1;\n};\n' },
  { path: 'data/policy.md', text: 'Refund within 30 days.\n' },
];

export function anExercise(over: Partial<Exercise> = {}): Exercise {
  return {
    manifest: aManifest(),
    contentHash: 'a'.repeat(64),
    briefs: ['# Tickets', '# Refunds'],
    modelCard: '# Model',
    starter: STARTER,
    minutes: {},
    staffing: null,
    hints: {},
    ...over,
  };
}

export function anchors(): Anchors {
  return {
    starterMinor: 10,
    trivial: [{ name: 'hand-off', label: 'Always hand off', minor: 20 }],
    referenceMinor: 300,
    perfectMinor: 400,
    referenceTokensPerItem: 900,
  };
}

export function aFamily(over: Partial<FamilyResult> = {}): FamilyResult {
  return {
    id: 'refunds',
    mode: 'M6',
    title: 'Refunds',
    weight: 1,
    cases: 4,
    reliability: 0.4,
    perTry: 0.7,
    verdicts: { ...noVerdicts(), ok: 14, fail: 6 },
    marks: ['ok', 'fail', 'ok', 'ok', 'fail'],
    ...over,
  };
}

function aSuite(suite: SuiteResult['suite'], families: FamilyResult[]): SuiteResult {
  return {
    suite,
    reliability: 0.4,
    perTry: 0.7,
    families,
    modes: [{ mode: 'M6', reliability: 0.4, perTry: 0.7, families: 1 }],
    vetoes: { total: 1, kinds: ['money'] },
    trials: 20,
  };
}

export function aReceipt(over: Partial<Receipt> = {}): Receipt {
  return {
    id: 'f'.repeat(64),
    exercise: 'support-assistant',
    contentHash: 'a'.repeat(64),
    stage: 1,
    suites: ['practice', 'stress', 'traffic'],
    limits: TRIAL_LIMITS,
    engine: 'quickjs/test',
    secret: 'b'.repeat(64),
    submission: 'c'.repeat(64),
    trials: 'd'.repeat(64),
    ...over,
  };
}

export function anOutcome(over: Partial<OutcomeResult> = {}): OutcomeResult {
  return {
    items: 400,
    minor: 1,
    perfectMinor: 400,
    share: 0.5,
    zeroMinor: 20,
    referenceMinor: 300,
    lines: [],
    latencyP95Ms: 1,
    tokensPerItem: 1,
    tokensRatio: 1,
    resolvedShare: 0.5,
    wrongShare: 0.1,
    ...over,
  };
}

/** A graded run's report, with one hidden family whose title no learner's view may hold unless it is weak. */
export function aReport(over: Partial<Report> = {}): Report {
  return {
    exercise: {
      slug: 'support-assistant',
      title: 'Support assistant',
      version: 1,
      contentHash: 'a'.repeat(64),
    },
    stage: 1,
    engine: 'quickjs/test',
    level: 'prototype',
    next: {
      level: 'pilot-ready',
      conditions: [{ id: 'reliability', met: false, actual: 0.537, asked: 0.8, atMost: false }],
    },
    reliability: 0.537,
    perTry: 0.7,
    vetoes: { total: 1, kinds: ['money'], trials: 300 },
    outcome: undefined,
    stress: aSuite('stress', [aFamily({ id: 'hidden-refunds', title: 'Hidden refunds', cases: 2 })]),
    practice: aSuite('practice', [aFamily({ perTry: 0.9 })]),
    practiceTrials: [],
    anchors: anchors(),
    endings: noEndings(),
    trials: 40,
    ms: { transpile: 3, grade: 900 },
    voidCases: 0,
    receipt: aReceipt(),
    ...over,
  };
}
