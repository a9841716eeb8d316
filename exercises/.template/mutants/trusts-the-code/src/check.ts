import type { Order } from './shapes.ts';

/** It looks like a code. */
export function isListed({ code, unlisted }: Order): boolean {
  return !unlisted && /^[A-Z]{2}-\d+$/.test(code);
}
