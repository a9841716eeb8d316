/** Amounts and dates as papers write them: figures by the habits of countries, and words. */

/** `1,234.56` · `1.234,56` · `1'234.56` · `1 234,56`. */
export type AmountStyle = 'comma-dot' | 'dot-comma' | 'apostrophe' | 'space-comma';

const MARKS: Record<AmountStyle, { thousands: string; cents: string }> = {
  'comma-dot': { thousands: ',', cents: '.' },
  'dot-comma': { thousands: '.', cents: ',' },
  apostrophe: { thousands: "'", cents: '.' },
  'space-comma': { thousands: ' ', cents: ',' },
};

/** Minor units in figures; whole amounts without their cents where `hasCents` is false. */
export function amountInFigures(minor: number, style: AmountStyle, hasCents = true): string {
  const { thousands, cents } = MARKS[style];
  const whole = String(Math.floor(minor / 100)).replace(/\B(?=(\d{3})+$)/g, thousands);
  return hasCents ? `${whole}${cents}${two(minor % 100)}` : whole;
}

export type DateStyle = 'iso' | 'day-first' | 'month-first' | 'dotted' | 'month-name' | 'words';

/** Words of a kind in one text: a list made by a call would stay in every bundle. */
const MONTHS = {
  en: 'January February March April May June July August September October November December',
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
};

/** A date `2026-04-01` as it is written; in words (`the first of April two thousand and twenty-six`) only in English. */
export function dateInFigures(iso: string, style: DateStyle, language: 'en' | 'de' = 'en'): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const name = nth(MONTHS[language], month - 1);
  switch (style) {
    case 'iso':
      return iso;
    case 'day-first':
      return `${two(day)}/${two(month)}/${year}`;
    case 'month-first':
      return `${two(month)}/${two(day)}/${year}`;
    case 'dotted':
      return `${two(day)}.${two(month)}.${year}`;
    case 'month-name':
      return language === 'de' ? `${day}. ${name} ${year}` : `${day} ${name} ${year}`;
    case 'words':
      return `the ${ordinal(day)} of ${name} ${numberInWords(year, 'en')}`;
  }
}

const ONES = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
};
const TENS = {
  en: '- - twenty thirty forty fifty sixty seventy eighty ninety',
  de: '- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
};

/** A whole number below a million in words: `one thousand four hundred and fifty`, `eintausendvierhundertfünfzig`. */
export function numberInWords(count: number, language: 'en' | 'de'): string {
  return language === 'en' ? english(count) : german(count);
}

function english(count: number): string {
  if (count < 20) return nth(ONES.en, count);
  if (count < 100) return joined(nth(TENS.en, Math.floor(count / 10)), count % 10, '-');
  if (count < 1_000) return joined(`${english(Math.floor(count / 100))} hundred`, count % 100, ' and ');
  const rest = count % 1_000;
  return joined(`${english(Math.floor(count / 1_000))} thousand`, rest, rest < 100 ? ' and ' : ' ');
}

function joined(head: string, rest: number, by: string): string {
  return rest === 0 ? head : `${head}${by}${english(rest)}`;
}

function german(count: number): string {
  if (count < 20) return nth(ONES.de, count);
  if (count < 100) {
    const tens = nth(TENS.de, Math.floor(count / 10));
    return count % 10 === 0 ? tens : `${ein(count % 10)}und${tens}`;
  }
  if (count < 1_000) return `${ein(Math.floor(count / 100))}hundert${rest(count % 100)}`;
  return `${ein(Math.floor(count / 1_000))}tausend${rest(count % 1_000)}`;
}

function ein(count: number): string {
  return count === 1 ? 'ein' : german(count);
}

function rest(count: number): string {
  return count === 0 ? '' : german(count);
}

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';

/** `first` to `thirty-first`. */
function ordinal(day: number): string {
  if (day <= 20) return nth(ORDINALS, day - 1);
  if (day === 30) return 'thirtieth';
  return `${day < 30 ? 'twenty' : 'thirty'}-${nth(ORDINALS, (day % 10) - 1)}`;
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}

function nth(words: string, at: number): string {
  return words.split(' ')[at] ?? '';
}
