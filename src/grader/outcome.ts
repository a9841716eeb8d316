import type { SheetLine } from '#domain/exercise';
import type { Anchors, OutcomeResult } from '#domain/report';
import { outcomeShare, percentile } from '#domain/scoring';
import type { TrialSummary } from '#domain/trial';

/** U₀: the better of the starter and the best trivial policy, minor units per item. */
export function zeroOf(anchors: Anchors): number {
  return Math.max(anchors.starterMinor, ...anchors.trivial.map((t) => t.minor));
}

/**
 * What the traffic came to. Void trials are left out of every number.
 * Without anchors (when they are being measured) the share is undefined and the ratios are 1.
 */
export function outcomeOf(
  trials: readonly TrialSummary[],
  sheet: readonly SheetLine[],
  anchors: Anchors | undefined,
  perfectMinor: number,
): OutcomeResult | undefined {
  const counted = trials.filter((t) => t.verdict !== 'void');
  if (counted.length === 0) return undefined;
  const items = counted.length;
  const minor = counted.reduce((sum, t) => sum + t.utilityMinor, 0) / items;
  const tokensPerItem = counted.reduce((sum, t) => sum + t.tokens.prompt + t.tokens.completion, 0) / items;
  const zeroMinor = anchors ? zeroOf(anchors) : 0;
  return {
    items,
    minor,
    perfectMinor,
    share: anchors ? outcomeShare(minor, zeroMinor, anchors.referenceMinor) : undefined,
    zeroMinor,
    referenceMinor: anchors?.referenceMinor ?? minor,
    lines: linesOf(counted, sheet),
    latencyP95Ms: percentile(
      counted.map((t) => t.virtualMs),
      95,
    ),
    tokensPerItem,
    tokensRatio:
      anchors && anchors.referenceTokensPerItem > 0 ? tokensPerItem / anchors.referenceTokensPerItem : 1,
    resolvedShare: shareOf(counted, (t) => (t.ledger[bestLine(sheet)] ?? 0) > 0),
    wrongShare: shareOf(counted, (t) => t.verdict === 'fail' || t.verdict === 'critical'),
  };
}

function shareOf(trials: readonly TrialSummary[], isOne: (trial: TrialSummary) => boolean): number {
  return trials.filter(isOne).length / trials.length;
}

/** The line that pays best: what a sheet gives for an item handled right without a person. */
function bestLine(sheet: readonly SheetLine[]): string {
  return sheet.reduce((best, line) => (line.euro > best.euro ? line : best)).key;
}

function linesOf(trials: readonly TrialSummary[], sheet: readonly SheetLine[]): OutcomeResult['lines'] {
  return sheet.map(({ key, label, euro }) => {
    const events = trials.reduce((sum, t) => sum + (t.ledger[key] ?? 0), 0);
    return { key, label, events, minor: events === 0 ? 0 : events * euro * 100 };
  });
}
