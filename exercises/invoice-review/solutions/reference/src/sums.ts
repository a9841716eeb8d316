/** Whole cents of a sum as Europe prints them: the last mark is the decimal one when two digits follow it. */
export function centsOf(printed: string): number {
  const digits = printed.replace(/\D/g, '');
  const hasCents = /[.,]\d\d$/.test(printed.trim());
  return Number(digits) * (hasCents ? 1 : 100);
}
