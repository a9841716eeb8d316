import type { Condition } from './level.ts';
import { MODES } from './mode.ts';
import type { FamilyResult, MentorReport, PublicCondition, PublicReport, Report } from './report.ts';
import { bucketOf, toTwentieth } from './scoring.ts';

/** A family is named to learners only when this many hidden cases stand behind it. */
export const CASES_TO_NAME_A_FAMILY = 3;
/** A family below this is named as one that does not hold. */
const HOLDS_FROM = 0.999;

const ROUNDED = new Set<Condition['id']>(['reliability', 'outcome']);

/** The learner's view of a report: nothing that gives a hidden case away. */
export function redact(report: Report): PublicReport {
  const practiceModes = new Map(report.practice.modes.map((m) => [m.mode, m]));
  return {
    exercise: report.exercise,
    stage: report.stage,
    level: report.level,
    next: { level: report.next.level, conditions: report.next.conditions.map(publicCondition) },
    finding: findingOf(report),
    reliability: toTwentieth(report.reliability),
    vetoKinds: report.vetoes.kinds,
    outcome: publicOutcome(report),
    modes: report.stress.modes.map((m) => {
      const practice = practiceModes.get(m.mode);
      return {
        mode: m.mode,
        hidden: bucketOf(m.reliability),
        ...(practice && { practice: { reliability: practice.reliability, perTry: practice.perTry } }),
      };
    }),
    weakFamilies: weakFamilies(report).map(({ id, mode, title }) => ({ id, mode, title })),
    practice: report.practice,
    practiceTrials: report.practiceTrials,
    ...(report.compileError && { compileError: report.compileError }),
    receipt: report.receipt,
  };
}

/** The mentor's view: the learner's, and how each hidden family did, by verdict. */
export function redactForMentor(report: Report): MentorReport {
  return {
    ...redact(report),
    perTry: report.perTry,
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

function namedFamilies(report: Report): FamilyResult[] {
  return report.stress.families.filter((f) => f.cases >= CASES_TO_NAME_A_FAMILY);
}

function weakFamilies(report: Report): FamilyResult[] {
  return namedFamilies(report).filter((f) => f.reliability !== undefined && f.reliability < HOLDS_FROM);
}

function publicCondition(c: Condition): PublicCondition {
  const shown = ROUNDED.has(c.id) ? { actual: toTwentieth(c.actual) } : {};
  return { id: c.id, met: c.met, asked: c.asked, atMost: c.atMost, ...shown };
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
  };
}

/** The finding as a headline and the weakest spot, from numbers a learner may see. */
function findingOf(report: Report): PublicReport['finding'] {
  if (report.compileError) {
    return { headline: 'It does not compile, so nothing could be tried.', weakest: '' };
  }
  const modes = [...report.stress.modes].sort(
    (a, b) => bucketRank(a.reliability) - bucketRank(b.reliability),
  );
  const worst = modes[0];
  if (worst === undefined) return { headline: 'Nothing could be scored.', weakest: '' };
  const holdsEverywhere = bucketOf(worst.reliability) === 'always';
  const weakest = holdsEverywhere ? '' : `${MODES[worst.mode]} is the weakest spot.`;
  return { headline: headlineOf(report, holdsEverywhere), weakest };
}

/** Counts only families that may be named: a family with few cases shows in the bucket of its mode alone. */
function headlineOf(report: Report, holdsEverywhere: boolean): string {
  const total = namedFamilies(report).length;
  const weak = weakFamilies(report).length;
  if (weak > 0) return `Holds up in ${total - weak} of ${total} families.`;
  return holdsEverywhere ? 'Holds up in every family.' : 'Does not hold up everywhere yet.';
}

function bucketRank(reliability: number): number {
  return ['never', 'rarely', 'about half', 'mostly', 'always'].indexOf(bucketOf(reliability));
}
