import type { Doc } from '../contract.ts';

const SIGNS: [RegExp, string][] = [
  [/£|GBP/, 'GBP'],
  [/\$|USD/, 'USD'],
  [/Fr\.|CHF/, 'CHF'],
  [/€|EUR/, 'EUR'],
];

export function amountIn(text: string): string | undefined {
  const found = /(?:(?:£|\$|€|Fr\.|GBP|USD|CHF|EUR) )\d[\d.,']*|\d[\d.,']* (?:GBP|USD|CHF|EUR)/.exec(
    text,
  )?.[0];
  if (!found) return undefined;
  const currency = SIGNS.find(([sign]) => sign.test(found))?.[1];
  const figures = /\d[\d.,']*\d/.exec(found)?.[0] ?? '';
  const cents = /[.,](\d\d)$/.exec(figures);
  const whole = cents ? figures.slice(0, -3) : figures;
  return `${whole.replace(/\D/g, '')}${cents?.[1] ?? '00'} ${currency}`;
}

const MONTHS =
  'january february march april may june july august september october november december januar februar märz april mai juni juli august september oktober november dezember'.split(
    ' ',
  );
const two = (n: number | string | undefined) => String(n).padStart(2, '0');

export function dateIn(text: string, country: Doc['country']): string | undefined {
  const iso = /\d{4}-\d\d-\d\d/.exec(text)?.[0];
  if (iso) return iso;
  const dotted = /(\d\d?)\.(\d\d?)\.(\d{4})/.exec(text);
  if (dotted) return `${dotted[3]}-${two(dotted[2])}-${two(dotted[1])}`;
  const slashed = /(\d\d)\/(\d\d)\/(\d{4})/.exec(text);
  if (slashed) {
    const [, a, b, year] = slashed;
    return country === 'US' ? `${year}-${a}-${b}` : `${year}-${b}-${a}`;
  }
  const long = /(\d\d?)\.? (\p{L}+) (\d{4})/u.exec(text);
  const at = MONTHS.indexOf(long?.[2]?.toLowerCase() ?? '');
  return long && at >= 0 ? `${long[3]}-${two((at % 12) + 1)}-${two(long[1])}` : undefined;
}

const WORDS: Record<string, number> = {
  three: 3,
  six: 6,
  twelve: 12,
  four: 4,
  ninety: 90,
  drei: 3,
  sechs: 6,
  zwölf: 12,
  vier: 4,
  neunzig: 90,
};

export function periodIn(text: string): string | undefined {
  const [, count = '', unit = ''] =
    /(\d+|\p{L}+) (months?|weeks?|days?|Monate|Wochen|Tage)/u.exec(text) ?? [];
  const number = WORDS[count] ?? Number(count);
  if (!number) return undefined;
  if (/^m/i.test(unit)) return `${number} months`;
  return `${/^w/i.test(unit) ? number * 7 : number} days`;
}
