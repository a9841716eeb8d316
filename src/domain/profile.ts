/** How programs did on the hidden traffic, beside what they earned: exact for mentors, coarse for learners. */
import { type Minutes, peoplesTime } from './minutes.ts';
import type { OutcomeResult, PolicyName, Profile, PublicProfile, Report, Traffic } from './report.ts';
import { toTwentieth } from './scoring.ts';

/** Minor units an item to euro per 1,000 items. */
const PER_THOUSAND = 10;
const HALF_SECOND_MS = 500;

/** What of an outcome is kept to set other programs beside it. */
export function profileOf(outcome: OutcomeResult): Profile {
  const { items, minor, lines, latencyP95Ms, tokensPerItem, resolvedShare, wrongShare } = outcome;
  return { items, minor, lines, latencyP95Ms, tokensPerItem, resolvedShare, wrongShare };
}

/** The exact figures of a report's traffic; `undefined` when none was graded. */
export function trafficOf({
  outcome,
  anchors,
  minutes,
  staffing,
  confidence,
}: Pick<Report, 'outcome' | 'anchors' | 'minutes' | 'staffing' | 'confidence'>): Traffic | undefined {
  if (!outcome) return undefined;
  const policies = anchors.profiles && { policies: anchors.profiles };
  return {
    own: profileOf(outcome),
    ...policies,
    ...(minutes && { minutes }),
    ...(staffing && { staffing }),
    ...(confidence?.traffic && { curve: confidence.traffic }),
  };
}

/** What lines of the sheet below zero come to, euro per 1,000 items; 0 where there are none. */
export function lossPerThousand({ lines, items }: Pick<Profile, 'lines' | 'items'>): number {
  const minor = lines.reduce((sum, line) => sum + Math.min(0, line.minor), 0);
  return items === 0 ? 0 : (minor / items) * PER_THOUSAND || 0;
}

/** The fixed policies as learners see them; people's time only where the exercise says what events cost people. */
export function publicProfiles(
  profiles: Record<PolicyName, Profile>,
  minutes?: Minutes,
): Record<PolicyName, PublicProfile> {
  return {
    starter: publicProfile(profiles.starter, minutes),
    trivial: publicProfile(profiles.trivial, minutes),
    reference: publicProfile(profiles.reference, minutes),
  };
}

function publicProfile(profile: Profile, minutes?: Minutes): PublicProfile {
  const time = minutes && peoplesTime(profile, minutes);
  return {
    resolvedShare: toTwentieth(profile.resolvedShare),
    wrongShare: toTwentieth(profile.wrongShare),
    lossPerThousand: twoDigits(lossPerThousand(profile)),
    tokensPerItem: twoDigits(profile.tokensPerItem),
    latencyP95Ms: Math.round(profile.latencyP95Ms / HALF_SECOND_MS) * HALF_SECOND_MS,
    ...(time && { peoplesTime: { saved: twoDigits(time.saved), spent: twoDigits(time.spent) } }),
  };
}

function twoDigits(value: number): number {
  return Number(value.toPrecision(2)) || 0;
}
