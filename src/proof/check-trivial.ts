import type { Check } from '#domain/proof';
import { zeroOf } from '#grader/outcome';
import { checked, two } from './check.ts';
import { ofRole, pricesOf, type Stage, type Subject } from './stage.ts';

const MOST_RELIABILITY = 0.1;
const MOST_OUTCOME = 0.05;
/** Of the value of perfect information: below, the outcome's denominator is noise. */
const LEAST_SPREAD = 0.25;

/** Check 4: doing nothing useful earns nothing, and the money at stake is more than noise. */
export function checkTrivial(stage: Stage): Check {
  const policies = ofRole(stage, 'trivial', 'generic');
  const faults = [...policies.flatMap(policyFaults), ...spreadFaults(stage)];
  const best = (of: (s: Subject) => number) => Math.max(...policies.map(of));
  const found = `best R ${two(best((s) => s.facts.reliability))}, O ${two(best(outcomeOf))}; spread ${two(spreadOf(stage))}`;
  return checked('4', {
    found,
    asked: `R ≤ ${two(MOST_RELIABILITY)}, O ≤ ${two(MOST_OUTCOME)}, spread ≥ ${two(LEAST_SPREAD)}`,
    faults,
  });
}

function policyFaults({ name, role, facts }: Subject): string[] {
  const outcome = facts.traffic?.share ?? -1;
  const free = facts.families.filter((f) => (f.reliability ?? 0) > MOST_RELIABILITY).map((f) => f.id);
  const who =
    role === 'generic' ? `The program that does nothing but “${name}”` : `The trivial policy ${name}`;
  const advice =
    role === 'generic'
      ? ' Declare such a policy under trivial in exercise.yaml, so that it becomes the zero.'
      : '';
  return [
    ...(facts.reliability > MOST_RELIABILITY
      ? [
          `${who} reaches R ${two(facts.reliability)}: ${free.join(', ')} give it credit, so what is right in one of their twins is right in the other.`,
        ]
      : []),
    ...(outcome > MOST_OUTCOME ? [`${who} earns O ${two(outcome)}.${advice}`] : []),
    ...(facts.level !== 'demo' ? [`${who} is ${facts.level}; nothing above demo is asked.`] : []),
  ];
}

function spreadFaults(stage: Stage): string[] {
  const anchors = pricesOf(stage);
  const { referenceMinor, perfectMinor } = anchors;
  const zero = zeroOf(anchors);
  if (referenceMinor <= zero)
    return [
      `The reference earns ${euro(referenceMinor)} an item and the best of starter and trivial policies ${euro(zero)}: the sheet measures nothing. Price wrong work higher, or holding back lower.`,
    ];
  const spread = spreadOf(stage);
  if (spread >= LEAST_SPREAD) return [];
  return [
    `Between doing nothing (${euro(zero)}) and the reference (${euro(referenceMinor)}) lie ${two(spread)} of what perfect information is worth (${euro(perfectMinor)}): the outcome would be noise. Price the sheet wider apart.`,
  ];
}

/** Distance from the zero to the reference over that to always acting best. */
function spreadOf(stage: Stage): number {
  const anchors = pricesOf(stage);
  const zero = zeroOf(anchors);
  return anchors.perfectMinor > zero ? (anchors.referenceMinor - zero) / (anchors.perfectMinor - zero) : 0;
}

function outcomeOf({ facts }: Subject): number {
  return facts.traffic?.share ?? -1;
}

function euro(minor: number): string {
  return `€${(minor / 100).toFixed(2)}`;
}
