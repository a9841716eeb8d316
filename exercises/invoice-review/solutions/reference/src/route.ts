import type { Decision, Policy } from '../contract.ts';
import type { Looked } from './look.ts';

const NOTHING_ELSE = ['account'] as const;

/** Posts what pays, gives people the dearest of the rest, and lets lie what they have no time for. */
export function route(looked: readonly Looked[], policy: Policy, left: number): Decision[] {
  const pays = (l: Looked, heldFor: number) =>
    l.doubts.length === 0 && l.probability > threshold(l, policy, heldFor);
  const open = looked.filter((l) => !pays(l, policy.worth.review));
  const seen = new Set([...open].sort((a, b) => riskOf(b, policy) - riskOf(a, policy)).slice(0, left));
  return looked.map((l) => {
    const isOpen = open.includes(l);
    if (l.coding && (!isOpen || (!seen.has(l) && pays(l, policy.worth.wait))))
      return { id: l.id, route: 'post', coding: l.coding, confidence: l.probability };
    return heldBack(l, seen.has(l) ? 'review' : 'wait');
  });
}

function heldBack(l: Looked, where: 'review' | 'wait'): Decision {
  const doubts = l.doubts.length > 0 ? l.doubts.slice(0, 3) : [...NOTHING_ELSE];
  const known = l.coding ? { coding: l.coding, confidence: l.doubts.length > 0 ? 0 : l.probability } : {};
  return { id: l.id, route: where, doubts, note: `Please look at: ${doubts.join(', ')}.`, ...known };
}

/** Above it posting pays: t = (L − h) / (L + B). */
function threshold(l: Looked, { worth }: Policy, heldFor: number): number {
  const loss = lossOf(l, worth);
  return (loss + heldFor) / (loss + worth.right);
}

function lossOf(l: Looked, worth: Policy['worth']): number {
  const amount = (l.coding?.total.minor ?? 0) / 100;
  return Math.max(-worth.wrong, (-worth.wrongPerThousand * amount) / 1_000);
}

/** What posting it would cost on average; all of it where somebody else might get the money. */
function riskOf(l: Looked, { worth }: Policy): number {
  if (l.doubts.includes('bank') || l.doubts.includes('duplicate')) return (l.coding?.total.minor ?? 0) / 100;
  return lossOf(l, worth) * (1 - l.probability);
}
