/** Amounts as articles write them, and as each language says them: nobody has to write them but this file. */
export type Unit = 'day' | 'hour' | 'month' | 'year' | 'euro' | 'percent';

export interface Amount {
  count: number;
  unit: Unit;
}

const NUMBERS = new Map<string, number>();
const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
for (const [n, word] of ONES.entries()) NUMBERS.set(word, n);
'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').forEach((tens, i) => {
  NUMBERS.set(tens, 20 + 10 * i);
  for (let one = 1; one < 10; one += 1) NUMBERS.set(`${tens}-${ONES[one]}`, 20 + 10 * i + one);
});

const UNITS: [RegExp, Unit, number][] = [
  [/^(days?|dias?)$/, 'day', 1],
  [/^(weeks?|semanas?)$/, 'day', 7],
  [/^fortnights?$/, 'day', 14],
  [/^(hours?|horas?)$/, 'hour', 1],
  [/^(months?|m[eê]s(es)?)$/, 'month', 1],
  [/^(years?|anos?)$/, 'month', 12],
  [/^(euros?)$/, 'euro', 1],
  [/^(percent|por cento)$/, 'percent', 1],
];

/** `30 days`, `a fortnight`, `three weeks`, `30 dias`; undefined for what it does not know how to read. */
export function readAmount(text: string): Amount | undefined {
  const [first = '', ...rest] = text.trim().toLowerCase().split(/\s+/);
  const known = UNITS.find(([pattern]) => pattern.test(rest.join(' ')));
  const number = /^\d+$/.test(first) ? Number(first) : first === 'a' ? 1 : NUMBERS.get(first);
  return known && number !== undefined ? { count: number * known[2], unit: known[1] } : undefined;
}

const SAID: Record<string, Record<Unit, string>> = {
  en: { day: 'days', hour: 'hours', month: 'months', year: 'years', euro: 'euros', percent: 'percent' },
  de: { day: 'Tage', hour: 'Stunden', month: 'Monate', year: 'Jahre', euro: 'Euro', percent: 'Prozent' },
  pt: { day: 'dias', hour: 'horas', month: 'meses', year: 'anos', euro: 'euros', percent: 'por cento' },
};

export function sayAmount({ count, unit }: Amount, lang: string): string {
  return `${count} ${SAID[lang]?.[unit] ?? unit}`;
}
