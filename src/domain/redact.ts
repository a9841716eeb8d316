import { type Foresight, foresightOf, type Prediction, publicForesight } from './foresight.ts';
import type { Condition } from './level.ts';
import { nearerInTime, peoplesTime } from './minutes.ts';
import { MODES } from './mode.ts';
import { coarseLoad, peoplesLoad, practiceLoad, timeAt } from './peoples-load.ts';
import { profileOf, publicProfiles, trafficOf } from './profile.ts';
import type {
  FamilyResult,
  MentorReport,
  Profile,
  PublicCondition,
  PublicReport,
  Report,
  SuiteResult,
} from './report.ts';
import { AURC_TOLD_TO } from './risk-coverage.ts';
import {
  BUCKETS,
  bucketOf,
  HOLDS_FROM,
  holdShare,
  tokensTold,
  toTwentieth,
  vetoRateBelow,
} from './scoring.ts';

/** A family is named to learners only when this many hidden cases stand behind it. */
export const CASES_TO_NAME_A_FAMILY = 3;
/** Hidden feedback opens when every practice family passes a single try this often. */
export const OPENS_FROM = 0.8;

const ROUNDED = new Set<Condition['id']>(['reliability', 'outcome']);

/** The learner's view of a report: nothing that gives a hidden case away. `predicted` is what they sent with it. */
export function redact(report: Report, predicted?: Prediction): PublicReport {
  const closedBy = closedByOf(report);
  const isOpen = closedBy.length === 0;
  const rateBelow = vetoRateBelow(report.vetoes.total, report.vetoes.trials);
  const foresight = predicted && compareWith(predicted, report);
  return {
    exercise: report.exercise,
    stage: report.stage,
    level: report.level,
    next: { level: report.next.level, conditions: report.next.conditions.map(publicCondition) },
    finding: findingOf(report, isOpen),
    closedBy,
    reliability: toTwentieth(report.reliability),
    vetoKinds: report.vetoes.kinds,
    ...(rateBelow !== undefined && { vetoRateBelow: Math.ceil(rateBelow * 200) / 200 }),
    ...(foresight && { foresight: publicForesight(foresight) }),
    outcome: publicOutcome(report),
    modes: publicModes(report, isOpen),
    ...publicConfidence(report),
    ...publicLoad(report),
    weakFamilies: isOpen ? weakFamilies(report).map(({ id, mode, title }) => ({ id, mode, title })) : [],
    practice: report.practice,
    practiceTrials: report.practiceTrials,
    ...(report.compileError && { compileError: report.compileError }),
    ...(report.receipt && { receipt: report.receipt }),
  };
}

/** The mentor's view: the learner's, how each hidden family did, by verdict, and how a prediction came out. */
export function redactForMentor(report: Report, predicted?: Prediction): MentorReport {
  const foresight = predicted && compareWith(predicted, report);
  const { foresight: _, ...view } = redact(report);
  const traffic = trafficOf(report);
  return {
    ...view,
    ...(foresight && { foresight }),
    perTry: report.perTry,
    ...(traffic && { traffic }),
    hiddenFamilies: report.stress.families.map(({ id, mode, title, reliability, perTry, verdicts }) => ({
      id,
      mode,
      title,
      reliability,
      perTry,
      verdicts,
    })),
  };
}

/** A prediction against the report's traffic; `undefined` when no traffic was graded. */
export function compareWith(
  predicted: Prediction,
  { outcome }: Pick<Report, 'outcome'>,
): Foresight | undefined {
  if (!outcome) return undefined;
  const { resolvedShare, wrongShare, tokensPerItem, latencyP95Ms } = outcome;
  return foresightOf(predicted, {
    autoResolved: resolvedShare,
    wrong: wrongShare,
    tokensPerItem,
    latencyP95Ms,
  });
}

/** Practice families that fail too often for hidden feedback. One that could not be scored is our fault and in nobody's way. */
function closedByOf({ practice }: Report): PublicReport['closedBy'] {
  return practice.families.flatMap(({ id, mode, title, perTry }) =>
    perTry !== undefined && perTry < OPENS_FROM - 1e-9 ? [{ id, mode, title, perTry }] : [],
  );
}

function publicModes(report: Report, isOpen: boolean): PublicReport['modes'] {
  const practiceModes = new Map(report.practice.modes.map((m) => [m.mode, m]));
  return report.stress.modes.map((m) => {
    const practice = practiceModes.get(m.mode);
    return {
      mode: m.mode,
      hidden: isOpen ? bucketOf(m.reliability) : ('closed' as const),
      ...(practice && { practice: { reliability: practice.reliability, perTry: practice.perTry } }),
    };
  });
}

/** The worse of confidences that are of little use are not told apart: that keeps a run within its bits. */
function publicConfidence({ confidence }: Report): Pick<PublicReport, 'confidence'> {
  if (!confidence) return {};
  const { practice, traffic } = confidence;
  const trafficAurc = traffic && toTwentieth(Math.min(AURC_TOLD_TO, traffic.aurc));
  return {
    confidence: { ...(practice && { practice }), ...(trafficAurc !== undefined && { trafficAurc }) },
  };
}

/** Follows from the version and from practice: no figure of it is this run's own on hidden traffic. */
function publicLoad({
  staffing,
  stage,
  anchors,
  practice,
  practiceTrials,
}: Report): Pick<PublicReport, 'load'> {
  if (!staffing) return {};
  const { profiles } = anchors;
  const of = (profile: Profile) => coarseLoad(peoplesLoad(profile, staffing));
  const policies = profiles && {
    starter: of(profiles.starter),
    trivial: of(profiles.trivial),
    reference: of(profiles.reference),
  };
  const practised = practiceLoad(practice, practiceTrials, staffing);
  return {
    load: {
      arrive: staffing.arrive,
      time: timeAt(staffing, stage),
      ...(policies && { policies }),
      ...(practised && { practice: practised }),
    },
  };
}

function namedFamilies(report: Report): FamilyResult[] {
  return report.stress.families.filter((f) => f.cases >= CASES_TO_NAME_A_FAMILY);
}

function weakFamilies(report: Report): FamilyResult[] {
  return namedFamilies(report).filter((f) => f.reliability !== undefined && f.reliability < HOLDS_FROM);
}

function publicCondition(condition: Condition): PublicCondition {
  const { id, met, asked, atMost } = condition;
  const shown = shownOf(condition);
  return { id, met, asked, atMost, ...(shown !== undefined && { actual: shown }) };
}

/** Who misses in tokens has to know whether by a little or by much; who does not needs no number. */
function shownOf({ id, met, actual }: Condition): number | undefined {
  if (ROUNDED.has(id)) return toTwentieth(actual);
  return id === 'tokens' && !met ? tokensTold(actual) : undefined;
}

function publicOutcome(report: Report): PublicReport['outcome'] {
  const { outcome, anchors } = report;
  if (outcome?.share === undefined) return undefined;
  const share = toTwentieth(outcome.share);
  const best = anchors.trivial.reduce((a, b) => (b.minor > a.minor ? b : a));
  const perThousand = (minor: number) => Math.round(minor * 10);
  const you = outcome.zeroMinor + share * (outcome.referenceMinor - outcome.zeroMinor);
  return {
    share,
    perThousand: {
      starter: perThousand(anchors.starterMinor),
      trivial: perThousand(best.minor),
      trivialLabel: best.label,
      you: perThousand(you),
      reference: perThousand(anchors.referenceMinor),
    },
    ...(anchors.profiles && { policies: publicProfiles(anchors.profiles, report.minutes) }),
    ...timeOf(report),
  };
}

function timeOf({ outcome, anchors: { profiles }, minutes }: Report): {
  nearerInTime?: 'reference' | 'trivial';
} {
  if (!outcome || !profiles || !minutes) return {};
  const of = (profile: Profile) => peoplesTime(profile, minutes);
  const policies = { trivial: of(profiles.trivial), reference: of(profiles.reference) };
  const nearer = nearerInTime(of(profileOf(outcome)), policies);
  return nearer ? { nearerInTime: nearer } : {};
}

/** The finding as a headline and the weakest spot, from numbers a learner may see: practice's while the hidden ones are closed. */
function findingOf(report: Report, isOpen: boolean): PublicReport['finding'] {
  if (report.compileError) {
    return { headline: 'It does not compile, so nothing could be tried.', weakest: '' };
  }
  const families = isOpen ? namedFamilies(report) : report.practice.families;
  const weakest = weakestModes(isOpen ? report.stress : report.practice);
  const [worst] = weakest;
  if (worst === undefined) return { headline: 'Nothing could be scored.', weakest: '' };
  const holdsEverywhere = bucketOf(worst.reliability) === 'always';
  const share = holdShare(families);
  return {
    headline: isOpen
      ? headlineOf(share, holdsEverywhere)
      : `In practice it holds up in ${share.held} of ${share.of} families.`,
    weakest: holdsEverywhere || weakest.length > 1 ? '' : `${MODES[worst.mode]} is the weakest spot.`,
    ...(share.of > 0 && { share }),
  };
}

/** The modes in the lowest bucket: one is a weak spot, several are none in particular. */
function weakestModes({ modes }: SuiteResult): SuiteResult['modes'] {
  const lowest = Math.min(...modes.map((m) => bucketRank(m.reliability)));
  return modes.filter((m) => bucketRank(m.reliability) === lowest);
}

/** Counts only families that may be named: a family with few cases shows in the bucket of its mode alone. */
function headlineOf({ held, of }: { held: number; of: number }, holdsEverywhere: boolean): string {
  if (held < of) return `Holds up in ${held} of ${of} families.`;
  return holdsEverywhere ? 'Holds up in every family.' : 'Does not hold up everywhere yet.';
}

function bucketRank(reliability: number): number {
  return BUCKETS.indexOf(bucketOf(reliability));
}
