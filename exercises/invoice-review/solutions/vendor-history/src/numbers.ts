/** `1.234,56`, `1,234.56`, `1’234.56`, `1.234`: whole cents. */
export function cents(printed: string): number {
  const [, whole = '', fraction = ''] = /^(.*?)(?:[.,](\d{2}))?$/.exec(printed.trim()) ?? [];
  return Number(whole.replace(/[^\d]/g, '')) * 100 + Number(fraction || 0);
}

export function sameDigits(a: string, b: string): boolean {
  const bare = (s: string) => s.replace(/[^\d]/g, '').replace(/^0*/, '');
  return bare(a) === bare(b);
}
