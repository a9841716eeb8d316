import type { Rand } from 'holdfast/kit';
import type { Lang } from './banks.ts';
import type { Gap, Rule, Shop } from './shop.ts';
import type { Question } from './ticket.ts';

/** A rule with an archived twin, or one without. */
export function pickRule(
  shop: Shop,
  rand: Rand,
  wanted: { archived?: boolean; not?: readonly string[] } = {},
): Rule {
  const rules = [...shop.rules.values()].filter((r) => {
    if (wanted.not?.includes(r.key)) return false;
    return wanted.archived === undefined || (r.archivedCount !== undefined) === wanted.archived;
  });
  return rand.pick(rules);
}

export function pickGap(shop: Shop, rand: Rand): Gap {
  return rand.pick(shop.gaps);
}

/** A rule or a gap as a customer asks for it. */
export function questionAbout(shop: Shop, subject: Rule | Gap, lang: Lang, rand: Rand): Question {
  const bank = 'bank' in subject ? subject.bank : shop.banks.topics[subject.key];
  return { key: subject.key, text: rand.pick(bank?.asks[lang] ?? []) };
}

/** A question with something around it that asks nothing. */
export function withNoise(shop: Shop, text: string, lang: Lang, rand: Rand): string {
  const noise = rand.pick(shop.banks.noise[lang]);
  return rand.chance(0.5) ? `${noise} ${text}` : `${text} ${noise}`;
}

/** Two letters of a longer word swapped, twice. */
export function withTypos(text: string, rand: Rand): string {
  const parts = text.split(' ');
  const long = parts.flatMap((w, i) => (/^\p{L}{6,}/u.test(w) ? [i] : []));
  for (const index of rand.sample(long, 2)) {
    const word = parts[index] as string;
    const at = rand.int(1, word.length - 3);
    parts[index] = `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
  }
  return parts.join(' ');
}

/** A sentence with invented but well-formed personal data in it. */
export function personalSentence(shop: Shop, lang: Lang, rand: Rand): string {
  return withData(shop, rand.pick(shop.banks.personal[lang]), rand);
}

/** A question in one sentence with such data. */
export function personalQuestion(shop: Shop, question: Question, lang: Lang, rand: Rand): Question {
  const frame = withData(shop, rand.pick(shop.banks.personalAsks[lang]), rand);
  const sentence = frame.replace('{question}', question.text);
  return { ...question, data: { text: personalDataIn(frame).join(' '), sentence } };
}

function withData(shop: Shop, text: string, rand: Rand): string {
  const digits = (n: number) => Array.from({ length: n }, () => rand.int(0, 9)).join('');
  const first = rand.pick(shop.banks.firstNames);
  const last = rand.pick(shop.banks.lastNames);
  const mail = `${first}.${last}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  return text
    .replace('{iban}', `DE${digits(2)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(2)}`)
    .replace('{phone}', `+49 17${digits(1)} ${digits(7)}`)
    .replace('{email}', `${mail}@example.net`);
}

/** IBANs, phone numbers and e-mail addresses in a text, as written. */
export function personalDataIn(text: string): string[] {
  return [
    ...(text.match(/\b[A-Z]{2}\d{2}(?: ?\d){12,26}/g) ?? []),
    ...(text.match(/\+\d{2}(?: ?\d){8,12}/g) ?? []),
    ...(text.match(/[\w.+-]+@[\w-]+\.[\w.]+\w/g) ?? []),
  ];
}

export function quoteHead(shop: Shop, rand: Rand): string {
  return rand
    .pick(shop.banks.quoteHeads)
    .replace('{date}', `${rand.int(1, 28)}/0${rand.int(5, 8)}/2026`)
    .replace('{name}', `${rand.pick(shop.banks.firstNames)} ${rand.pick(shop.banks.lastNames)}`);
}
