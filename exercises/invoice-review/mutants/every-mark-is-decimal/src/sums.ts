/** Whole cents of a sum as Europe prints them: the last mark is the decimal one when two digits follow it. */
export function centsOf(printed: string): number {
  const digits = printed.replace(/\D/g, '');
  const hasCents = /[.,]\d\d$/.test(printed.trim());
  const decimals = /[.,](\d+)$/.exec(printed.trim())?.[1]?.length ?? 0;
  return Math.round((hasCents ? 1 : 100 / 10 ** decimals) * Number(digits));
}
