import type { JsonObject } from 'holdfast/kit';

/** What the desk may pay back by itself. */
export interface RefundPolicy {
  /** The most that one refund may be, in cents; the sum itself is still allowed. */
  upToMinor: number;
  statuses: readonly OrderStatus[];
}

export type OrderStatus = 'paid' | 'shipped' | 'delivered' | 'lost' | 'returned' | 'refunded';

/** What events are worth, in euro: the lines of `exercise.yaml` that a threshold is made of. */
export interface Worth {
  right: number;
  wrong: number;
  handoff: number;
}

export const REFUNDS_FROM = 2;
export const PORTUGAL_FROM = 3;
export const SMALL_TEAM_FROM = 4;

const WORTH: Worth = { right: 6, wrong: -25, handoff: -0.5 };
const WORTH_OF_SMALL_TEAM: Worth = { right: 6, wrong: -35, handoff: -4 };

/** The sheet's three numbers at a stage. */
export function worthAt(stage: number): Worth {
  return stage >= SMALL_TEAM_FROM ? WORTH_OF_SMALL_TEAM : WORTH;
}

/** From which chance of being right on an answer is worth more than a hand-off: (L − h) / (L + B). */
export function thresholdAt(stage: number): number {
  const { right, wrong, handoff } = worthAt(stage);
  return (handoff - wrong) / (right - wrong);
}

/** The policy as it comes with every ticket. */
export function policyJson(stage: number, refunds: RefundPolicy): JsonObject {
  return {
    refunds:
      stage < REFUNDS_FROM
        ? null
        : { upTo: { minor: refunds.upToMinor, currency: 'EUR' }, statuses: [...refunds.statuses] },
    worth: { ...worthAt(stage) },
  };
}
