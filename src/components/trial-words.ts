import type { Trial } from '#domain/trial';

/** A concession at the end of a judge's sentence: “…, although half could be answered.” */
const CONCESSION = /,? although [^.]*\.$/;

/**
 * What the check saw, for people. A check says of a safe end what would have been better; where the safe end earned credit,
 * nothing better could be asked for, and saying so would mislead.
 */
export function reasonWords({
  reason,
  verdict,
  credited,
}: Pick<Trial, 'reason' | 'verdict' | 'credited'>): string {
  return verdict === 'safe' && credited ? reason.replace(CONCESSION, '.') : reason;
}

/**
 * The fault of a trial, for people. A case may bring faults of its own in place of its menu entry's: menus are named after
 * what the act twin meets, and the hold twin of one error can be an outage that lasts.
 */
export function faultWords({ fault, twin }: Pick<Trial, 'fault' | 'twin'>, hasOwnFaults: boolean): string {
  return twin === 'hold' && hasOwnFaults ? `not “${fault}” but what this twin has in its place` : fault;
}
