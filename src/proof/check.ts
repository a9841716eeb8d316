import type { Check, CheckId } from '#domain/proof';

/** A check as it came out: it falls short when anything is wrong. */
export function checked(
  id: CheckId,
  {
    found,
    asked,
    faults = [],
    notes = [],
  }: { found: string; asked: string; faults?: string[]; notes?: string[] },
): Check {
  return { id, status: faults.length > 0 ? 'falls short' : 'holds', found, asked, faults, notes };
}

/** A check that was left out, and why. */
export function notRun(id: CheckId, why: string, asked: string): Check {
  return { id, status: 'not run', found: why, asked, faults: [], notes: [] };
}

/** A share or pass^k with two digits. */
export function two(value: number): string {
  return (Object.is(Math.round(value * 100), -0) ? 0 : value).toFixed(2);
}

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
