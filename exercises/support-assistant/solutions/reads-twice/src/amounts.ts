const UNITS = new Map(
  Object.entries({
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
    um: 1,
    uma: 1,
    dois: 2,
    duas: 2,
    três: 3,
    quatro: 4,
    cinco: 5,
    seis: 6,
    sete: 7,
    oito: 8,
    nove: 9,
    dez: 10,
    onze: 11,
    doze: 12,
    treze: 13,
    catorze: 14,
    quatorze: 14,
    quinze: 15,
    dezasseis: 16,
    dezesseis: 16,
    dezassete: 17,
    dezessete: 17,
    dezoito: 18,
    dezanove: 19,
    dezenove: 19,
  }),
);
const TENS = new Map(
  Object.entries({
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    vinte: 20,
    trinta: 30,
    quarenta: 40,
    cinquenta: 50,
    sessenta: 60,
    setenta: 70,
    oitenta: 80,
    noventa: 90,
  }),
);

/** The numbers that a text names, in digits or in words, and what they come to in a smaller unit. */
export function amountsIn(text: string): Set<number> {
  const found = new Set<number>(digitsIn(text));
  const words = text.toLowerCase().match(/\d+(?:[.,]\d+)*|\p{L}+/gu) ?? [];
  for (let index = 0; index < words.length; index += 1) {
    const [value, used] = numberAt(words, index);
    if (used === 0) continue;
    found.add(value);
    const unit = words[index + used] ?? '';
    if (/^(weeks?|semanas?)$/.test(unit)) found.add(value * 7);
    if (/^(years?|anos?)$/.test(unit)) found.add(value * 12);
    if (/^(dozen|dúzias?)$/.test(unit)) found.add(value * 12);
    if (/^(days?|dias?)$/.test(unit) && value % 7 === 0) found.add(value / 7);
    if (/^(months?|meses|mês)$/.test(unit) && value % 12 === 0) found.add(value / 12);
    if (/^(hours?|horas?)$/.test(unit) && value % 24 === 0) found.add(value / 24);
    index += used - 1;
  }
  const add = (...values: number[]) => {
    for (const value of values) found.add(value);
  };
  const plain = words.join(' ');
  if (/\b(fortnight|quinzena)\b/.test(plain)) add(14, 2);
  if (/\ba week\b/.test(plain)) add(1, 7);
  if (/\ba year\b|\bum ano\b/.test(plain)) add(1, 12);
  if (/\bhalf a year\b|\bmeio ano\b/.test(plain)) found.add(6);
  if (/\bquarter of a year\b/.test(plain)) found.add(3);
  if (/\bhalf a dozen\b/.test(plain)) found.add(6);
  else if (/\ba dozen\b|\buma dúzia\b/.test(plain)) found.add(12);
  if (/\ba (day|month|hour)\b/.test(plain)) found.add(1);
  if (/\ba hundred\b|\bcem\b/.test(plain)) found.add(100);
  return found;
}

/** A number at this place, and how many words it takes. */
function numberAt(words: string[], start: number): [number, number] {
  const word = words[start] ?? '';
  if (/^\d+$/.test(word)) return [Number(word), 1];
  let value = UNITS.get(word) ?? 0;
  let used = value > 0 ? 1 : 0;
  if (used > 0 && words[start + 1] === 'hundred') {
    value *= 100;
    used = 2;
    if (words[start + used] === 'and' && numberAt(words, start + used + 1)[1] > 0) used += 1;
    const [rest, more] = numberAt(words, start + used);
    return [value + rest, used + more];
  }
  const tens = TENS.get(word);
  if (tens === undefined) return [value, used];
  value = tens;
  used = 1;
  const joint = words[start + 1] === 'e' ? 2 : 1;
  const unit = UNITS.get(words[start + joint] ?? '');
  return unit !== undefined && unit < 10 ? [value + unit, joint + 1] : [value, used];
}

/** Numbers in digits: 20, 4.90, 4,90 and 1.200. */
export function digitsIn(text: string): number[] {
  return (text.match(/\d+(?:[.,]\d+)*/g) ?? []).map((raw) =>
    /^\d{1,3}([.,]\d{3})+$/.test(raw) ? Number(raw.replace(/[.,]/g, '')) : Number(raw.replace(',', '.')),
  );
}
