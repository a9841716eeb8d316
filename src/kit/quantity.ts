/** Amounts as customers and articles write them, in the languages of the texts. */
export type Unit = 'day' | 'hour' | 'month' | 'year' | 'euro' | 'percent';
export type Language = 'en' | 'de' | 'pt';

const UNITS: Record<Language, Record<Unit, string>> = {
  en: { day: 'days', hour: 'hours', month: 'months', year: 'years', euro: 'euros', percent: 'percent' },
  de: { day: 'Tage', hour: 'Stunden', month: 'Monate', year: 'Jahre', euro: 'Euro', percent: 'Prozent' },
  pt: { day: 'dias', hour: 'horas', month: 'meses', year: 'anos', euro: 'euros', percent: 'por cento' },
};

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A whole number below 100 in English words; digits from 100 on. */
export function inWords(count: number): string {
  const word = ONES[count];
  if (word !== undefined) return word;
  const tens = TENS[Math.floor(count / 10)];
  if (tens === undefined) return String(count);
  return count % 10 === 0 ? tens : `${tens}-${ONES[count % 10]}`;
}

/** `30 days`, `30 Tage`, `30 dias`. */
export function inDigits(count: number, unit: Unit, language: Language): string {
  return `${count} ${UNITS[language][unit]}`;
}

/** As an article may state it: digits, words, or weeks where it is whole weeks (`a fortnight`, `three weeks`). */
export function spellings(count: number, unit: Unit): string[] {
  const forms = [inDigits(count, unit, 'en'), `${inWords(count)} ${UNITS.en[unit]}`];
  if (unit === 'day' && count === 14) forms.push('a fortnight');
  if (unit === 'day' && count % 7 === 0 && count > 7) forms.push(`${inWords(count / 7)} weeks`);
  if (unit === 'month' && count % 12 === 0 && count > 12) forms.push(`${inWords(count / 12)} years`);
  return forms;
}

/** Whether a text states an amount, in any spelling and language we know. */
export function states(text: string, count: number, unit: Unit): boolean {
  const flat = ` ${text.toLowerCase().replace(/\s+/g, ' ')} `;
  const stems = [
    ...spellings(count, unit),
    inDigits(count, unit, 'de'),
    inDigits(count, unit, 'pt'),
    ...(unit === 'percent' ? [`${count} %`, `${count}%`] : []),
    ...(unit === 'euro' ? [`€${count}`, `€ ${count}`, `${count} €`, `${count}€`, `eur ${count}`] : []),
    ...(unit === 'month' && count % 12 === 0 && count > 12
      ? [`${count / 12} years`, `${count / 12} jahre`, `${count / 12} anos`]
      : []),
    ...(unit === 'day' && count % 7 === 0 && count > 7
      ? [`${count / 7} weeks`, `${count / 7} wochen`, `${count / 7} semanas`]
      : []),
  ];
  return stems.some((stem) => occursAsAmount(flat, stem.toLowerCase()));
}

/** `30 days` must not be found in `130 days`, nor `€30` in `€300`, but `30 Tage` may go on as `30 Tagen`. */
function occursAsAmount(flat: string, stem: string): boolean {
  let from = flat.indexOf(stem);
  while (from >= 0) {
    const before = flat[from - 1] ?? ' ';
    const after = flat.slice(from + stem.length);
    const goesOn = /\d$/.test(stem) && /^(\d|[.,]\d)/.test(after);
    if (!goesOn && !/[\p{L}\p{N}.,-]/u.test(before)) return true;
    from = flat.indexOf(stem, from + 1);
  }
  return false;
}
