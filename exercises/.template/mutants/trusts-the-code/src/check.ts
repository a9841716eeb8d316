import type { Order } from './shapes.ts';

/** It looks like a code. */
export function isListed({ code, unlisted }: Order, _articles: unknown): boolean {
  return !unlisted && /^[A-Z]{2}-\d+$/.test(code);
}
