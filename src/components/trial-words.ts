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
 * The fault of a trial, for people. Menus are named after what the act twin meets; a hold twin may meet another in its place,
 * such as an outage that lasts where the act twin has one error.
 */
export function faultWords({ fault, twin }: Pick<Trial, 'fault' | 'twin'>): string {
  return twin === 'hold' ? `${fault}, or what this twin has in its place` : fault;
}
