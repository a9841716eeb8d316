import type { Foresight, PublicForesight } from './foresight.ts';
import type { Condition, Level } from './level.ts';
import type { Minutes, PeoplesTime } from './minutes.ts';
import type { ModeId } from './mode.ts';
import type { FamilyLoad, PeoplesLoad, Staffing } from './peoples-load.ts';
import type { Receipt } from './receipt.ts';
import type { RiskCoverage } from './risk-coverage.ts';
import type { Bucket, HoldShare } from './scoring.ts';
import type { SuiteName } from './suite.ts';
import type { Trial, Twin } from './trial.ts';
import type { EndingCounts, Verdict, VerdictCounts, VetoKind } from './verdict.ts';

export interface FamilyResult {
  id: string;
  mode: ModeId;
  title: string;
  weight: number;
  /** Cases that were scored (a case with too many void trials is not). */
  cases: number;
  /** Mean over cases of pass^k, in [0, 1]; undefined when no case could be scored. */
  reliability: number | undefined;
  /** The same at k = 1. */
  perTry: number | undefined;
  verdicts: VerdictCounts;
  /** Per seed (index 0 = seed 1): the worst over cases and twins; `fail` also for a `safe` that earns no credit. */
  marks: Verdict[];
}

export interface ModeResult {
  mode: ModeId;
  reliability: number;
  perTry: number;
  families: number;
}

/** Numbers of one graded suite with twins (practice, stress or certification). */
export interface SuiteResult {
  suite: SuiteName;
  reliability: number;
  perTry: number;
  families: FamilyResult[];
  modes: ModeResult[];
  vetoes: { total: number; kinds: VetoKind[] };
  trials: number;
}

/** Mean utility per item of the fixed policies of an exercise, minor units. Frozen when a version is published. */
export interface Anchors {
  starterMinor: number;
  trivial: { name: string; label: string; minor: number }[];
  referenceMinor: number;
  /** What an oracle that always acts best would earn. */
  perfectMinor: number;
  referenceTokensPerItem: number;
  /** How three of them did on the same traffic; `trivial` is the best of those. Absent where it was measured before this was kept. */
  profiles?: Record<PolicyName, Profile>;
}

/** The fixed policies that a work is measured against. */
export const POLICY_NAMES = ['starter', 'trivial', 'reference'] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

/** How a program did on traffic, beside what it earned. */
export type Profile = Pick<
  OutcomeResult,
  'items' | 'minor' | 'lines' | 'latencyP95Ms' | 'tokensPerItem' | 'resolvedShare' | 'wrongShare'
>;

export interface OutcomeResult {
  items: number;
  /** Mean utility per item, minor units. */
  minor: number;
  /** What an oracle that always acts best would earn per item, without its tokens. */
  perfectMinor: number;
  /** O in [−1, 1.1]; undefined when the reference is not above the zero point. */
  share: number | undefined;
  zeroMinor: number;
  referenceMinor: number;
  /** Lines of the sheet: how many events, and what they came to in minor units over all items. */
  lines: { key: string; label: string; events: number; minor: number }[];
  latencyP95Ms: number;
  tokensPerItem: number;
  tokensRatio: number;
  /** Share of items that touched the best-paid line of the sheet: handled right, without a person. */
  resolvedShare: number;
  /** Share of items judged fail or critical. */
  wrongShare: number;
}

/** A practice trial as reports keep it; the trace stays in the evidence. */
export type PracticeTrial = Pick<
  Trial,
  'family' | 'case' | 'twin' | 'seed' | 'fault' | 'ending' | 'verdict' | 'credited' | 'reason' | 'virtualMs'
> & {
  /** Lines of the sheet that it touched. Absent where there were none, and in reports made before this was kept. */
  ledger?: Trial['ledger'];
};

/** The anchors in force at a stage (1-based); the last stage's go on. @throws RangeError where there are none */
export function anchorsAt(anchors: readonly Anchors[], stage: number): Anchors {
  const found = anchors[Math.min(stage, anchors.length) - 1];
  if (!found) throw new RangeError(`there are no anchors for stage ${stage}`);
  return found;
}

/** Everything known of one grading. Instructors see it; it holds no hidden input. */
export interface Report {
  exercise: { slug: string; title: string; version: number; contentHash: string };
  stage: number;
  /** Interpreter and version, e.g. `quickjs-2025-09-13/0.32.0`. */
  engine: string;
  level: Level;
  /** Conditions of the next level (of the top level, once reached). */
  next: { level: Exclude<Level, 'demo'>; conditions: Condition[] };
  reliability: number;
  perTry: number;
  /** `trials`: how many they were looked for in, void ones left out. */
  vetoes: { total: number; kinds: VetoKind[]; trials: number };
  outcome: OutcomeResult | undefined;
  /** What reliability and level follow from: the stress suite, or, where it was not asked for, the suite that was. */
  stress: SuiteResult;
  /** Present when the certification suite was graded: other worlds and seeds, more of them. */
  certification?: SuiteResult;
  practice: SuiteResult;
  practiceTrials: PracticeTrial[];
  anchors: Anchors;
  endings: EndingCounts;
  trials: number;
  /** Set when the submission did not compile; every trial then ended so. */
  compileError?: { message: string; file: string; line: number; column: number };
  ms: { transpile: number; grade: number };
  /** Cases that our side could not score (`voidCases`): a run with any is not a grade, and is held. */
  voidCases: number;
  /** Absent in reports made before receipts named their parts. */
  receipt?: Receipt;
  /** How far the system's confidence can be trusted; absent where no judge says anything of it. */
  confidence?: { practice?: RiskCoverage; traffic?: RiskCoverage };
  /** What events cost people. Never stored: laid beside the report when it is read, from the texts of its version. */
  minutes?: Minutes;
  /** Who looks at what the system leaves to people. Laid beside the report as `minutes` are. */
  staffing?: Staffing;
}

/** What a mentor sees: practice in full and the hidden families' results, without any hidden input. */
export interface MentorReport extends Omit<PublicReport, 'foresight'> {
  foresight?: Foresight;
  hiddenFamilies: Pick<FamilyResult, 'id' | 'mode' | 'title' | 'reliability' | 'perTry' | 'verdicts'>[];
  perTry: number;
  /** Absent when no traffic was graded. */
  traffic?: Traffic;
}

/** Exact figures of the hidden traffic, of a work and of what it is measured against. */
export interface Traffic {
  own: Profile;
  /** Absent in versions whose anchors were measured without them. */
  policies?: Record<PolicyName, Profile>;
  /** What events cost people; absent where the exercise does not say. */
  minutes?: Minutes;
  /** Who looks at what is left to people; absent where the exercise does not say. */
  staffing?: Staffing;
  /** How risk grows with coverage, where the exercise is about confidence. */
  curve?: RiskCoverage;
}

/** A fixed policy as learners see it: of the version and not of their run, and coarse all the same. */
export interface PublicProfile {
  /** To 0.05. */
  resolvedShare: number;
  wrongShare: number;
  /** What lines of the sheet below zero come to, euro per 1,000 items, not above 0; two digits. */
  lossPerThousand: number;
  /** Two digits. */
  tokensPerItem: number;
  /** To half a second. */
  latencyP95Ms: number;
  /** Minutes over 1,000 items, two digits; absent where the exercise does not say. */
  peoplesTime?: PeoplesTime;
}

export interface PublicMode {
  mode: ModeId;
  /** Closed until every practice family passes often enough. */
  hidden: Bucket | 'closed';
  /** Exact figures of the practice suite, where it has a family of this mode. */
  practice?: { reliability: number; perTry: number };
}

/** What a learner sees of a condition of the next level: rounded where the number is a hidden one. */
export interface PublicCondition {
  id: Condition['id'];
  met: boolean;
  asked: number;
  atMost: boolean;
  /** Present only where a learner may know it: rounded to 0.05, or tokens that were too many, rounded up to one of `TOKENS_TOLD`. */
  actual?: number;
}

/**
 * What a learner sees. Hidden suites: level and two numbers to 0.05 always; five buckets per mode and the names of weak
 * families once practice is good enough.
 */
export interface PublicReport {
  exercise: Report['exercise'];
  stage: number;
  level: Level;
  next: { level: Exclude<Level, 'demo'>; conditions: PublicCondition[] };
  /** The finding in a sentence; `share` counts the families it speaks of, hidden ones where these are open. */
  finding: { headline: string; weakest: string; share?: HoldShare };
  /** Practice families in the way of hidden feedback; none when it is open. `perTry` is P¹ in practice. */
  closedBy: { id: string; mode: ModeId; title: string; perTry: number }[];
  /** To 0.05. */
  reliability: number;
  vetoKinds: VetoKind[];
  /** Without a veto: what that says of their true rate at 95 %, rounded up to 0.005. Follows from the version alone. */
  vetoRateBelow?: number;
  /** Present when numbers were predicted. */
  foresight?: PublicForesight;
  outcome:
    | {
        /** To 0.05. */
        share: number;
        /** Euro per 1,000 items. `you` follows from `share`, so it is as coarse. */
        perThousand: {
          starter: number;
          trivial: number;
          trivialLabel: string;
          you: number;
          reference: number;
        };
        /** The same three beside the work in other figures. Follows from the version alone. */
        policies?: Record<PolicyName, PublicProfile>;
        /** To which of the two the work's saving of people's time is nearer. */
        nearerInTime?: 'reference' | 'trivial';
      }
    | undefined;
  modes: PublicMode[];
  /** Where the exercise is about confidence: practice as it is; of hidden traffic the area, to 0.05 and up to `AURC_TOLD_TO`. */
  confidence?: { practice?: RiskCoverage; trafficAurc?: number };
  /**
   * What is left to people, where the exercise says who they are: `time` is how many items a day they can look at, of `arrive`.
   * Of the fixed policies on hidden traffic a day, in two digits, and of practice as it is. Nothing of this run's own traffic.
   */
  load?: {
    arrive: number;
    time: number | null;
    policies?: Record<PolicyName, PeoplesLoad>;
    practice?: FamilyLoad[];
  };
  /** Families that did not hold, named only when at least three hidden cases stand behind them. */
  weakFamilies: { id: string; mode: ModeId; title: string }[];
  practice: SuiteResult;
  practiceTrials: PracticeTrial[];
  compileError?: Report['compileError'];
  receipt?: Receipt;
}

export type PracticeMark = { twin: Twin; verdict: Verdict };
