/** Numbers in words, English and German. */
const ONES: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  ein: 1,
  eine: 1,
  eins: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  dreizehn: 13,
  vierzehn: 14,
  fünfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  neunzehn: 19,
  zwanzig: 20,
  dreißig: 30,
  vierzig: 40,
  fünfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
};

/** The number that words come to; undefined when some of them are none. */
export function numberIn(text: string): number | undefined {
  const words = text.toLowerCase();
  return german(words) ?? english(words);
}

function english(text: string): number | undefined {
  let total = 0;
  let part = 0;
  for (const word of text.split(/[\s-]+/).filter((w) => w !== 'and' && w !== '')) {
    if (word === 'hundred') part *= 100;
    else if (word === 'thousand') {
      total += part * 1_000;
      part = 0;
    } else if (ONES[word] === undefined) return undefined;
    else part += ONES[word];
  }
  return total + part || undefined;
}

function german(text: string): number | undefined {
  const thousands = /^(.*?)tausend(.*)$/.exec(text);
  if (thousands) return sum((german(thousands[1] ?? '') ?? 1) * 1_000, thousands[2]);
  const hundreds = /^(.*?)hundert(.*)$/.exec(text);
  if (hundreds) return sum((german(hundreds[1] ?? '') ?? 1) * 100, hundreds[2]);
  const tens = /^(.+?)und(.+)$/.exec(text);
  const [one, ten] = [ONES[tens?.[1] ?? ''], ONES[tens?.[2] ?? '']];
  return one !== undefined && ten !== undefined ? one + ten : ONES[text];
}

function sum(head: number, tail = ''): number | undefined {
  const rest = tail === '' ? 0 : german(tail);
  return rest === undefined ? undefined : head + rest;
}

const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

/** `twenty-first` is 21. */
export function ordinalIn(word: string): number | undefined {
  const [tens, one = ''] = word.split('-');
  if (word === 'thirtieth') return 30;
  const at = ORDINALS.indexOf(one === '' ? word : one) + 1;
  if (at === 0) return undefined;
  return one === '' ? at : (tens === 'twenty' ? 20 : 30) + at;
}

const MONTHS =
  'january february march april may june july august september october november december januar februar märz april mai juni juli august september oktober november dezember'.split(
    ' ',
  );

/** 1 to 12 for the name of a month. */
export function monthIn(word: string): number | undefined {
  const at = MONTHS.indexOf(word.toLowerCase());
  return at < 0 ? undefined : (at % 12) + 1;
}
