import type { Result } from './request.ts';

const TOO_MANY = 3;
const REST_MS = 18_000;

let troubles = 0;
let restsUntil = 0;
let isLooking = false;

/** What every request to the primary leaves behind. A rate limit is no illness. */
export function note(result: Result, now: number): void {
  isLooking = false;
  const isIll = result.is === 'trouble' && result.why !== 'rate_limited';
  troubles = isIll ? troubles + 1 : 0;
  if (primaryIsDown()) restsUntil = now + REST_MS;
}

export function primaryIsDown(): boolean {
  return troubles >= TOO_MANY;
}

/** False while it rests; afterwards one request at a time may look whether it is back. */
export function mayTryPrimary(now: number): boolean {
  if (!primaryIsDown()) return true;
  if (now < restsUntil || isLooking) return false;
  isLooking = true;
  return true;
}
