const SHINGLE_WORDS = 5;
const IMPORT = /\bfrom\s*(['"])[^'"]*\1/g;
const LITERAL = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
const IDENTIFIER = /\b[A-Za-z]\w{7,}\b/g;
const LONG_NUMBER = /\b\d{4,}\b/g;
const LONG_LITERAL = 16;

/** What could give a hidden source away: five-word shingles, long literals, identifiers and numbers of four digits. */
interface Prints {
  phrases: ReadonlySet<string>;
  names: ReadonlySet<string>;
  numbers: ReadonlySet<string>;
}

/**
 * What of a hidden source occurs in a built text and is not in the public sources as well: phrases and names, and
 * numbers where `hasNumbers` (minified code is full of numbers that mean nothing). Empty when nothing leaks.
 */
export function leaksOf(
  hidden: string,
  publicSources: string,
  built: string,
  { hasNumbers = false } = {},
): string[] {
  const secret = printsOf(hidden);
  const known = new Occurrences(publicSources);
  const seen = new Occurrences(built);
  const leaked = (prints: ReadonlySet<string>) => [...prints].filter((p) => seen.has(p) && !known.has(p));
  return [...leaked(secret.phrases), ...leaked(secret.names), ...(hasNumbers ? leaked(secret.numbers) : [])];
}

/** Answers whether words stand in a text one after the other; shingles, of which there are many, from a set. */
class Occurrences {
  readonly #text: string;
  readonly #shingles: ReadonlySet<string>;

  constructor(text: string) {
    this.#text = wordsOf(text);
    this.#shingles = new Set(shinglesOf(this.#text));
  }

  has(words: string): boolean {
    const isShingle = words.split(' ').length === SHINGLE_WORDS;
    return isShingle ? this.#shingles.has(words) : this.#text.includes(` ${words} `);
  }
}

function printsOf(source: string): Prints {
  const literals = [...source.replace(IMPORT, '').matchAll(LITERAL)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  const phrases = new Set(literals.flatMap(phrasesOf));
  const names = new Set([...source.matchAll(IDENTIFIER)].map(([name]) => wordsOf(name).trim()));
  const numbers = new Set(literals.flatMap((literal) => literal.match(LONG_NUMBER) ?? []));
  return { phrases, names: new Set([...names].filter((name) => name.includes(' '))), numbers };
}

function phrasesOf(literal: string): string[] {
  const words = wordsOf(literal);
  const shingles = shinglesOf(words);
  const isShortPhrase = literal.length >= LONG_LITERAL && words.trim().includes(' ');
  return shingles.length === 0 && isShortPhrase ? [words.trim()] : shingles;
}

function shinglesOf(text: string): string[] {
  const words = text.trim().split(' ');
  return words.slice(SHINGLE_WORDS - 1).map((_, at) => words.slice(at, at + SHINGLE_WORDS).join(' '));
}

/** Lower-case words with single spaces around each, so that quoting, escapes and minifying make no difference. */
function wordsOf(text: string): string {
  const plain = text
    .replace(/\\u\{?([0-9a-fA-F]{4,6})\}?/g, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .replace(/\\[nrt]/g, ' ')
    .replace(/[\\'’]/g, '');
  return ` ${
    plain
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;
}
