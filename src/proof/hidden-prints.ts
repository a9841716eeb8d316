import type { Json } from '#domain/json';

const SHINGLE_WORDS = 5;
const WORD = /[\p{L}\p{N}]+/gu;
const LONG_NUMBER = /^\d{4,}$/;
/** A name with a digit in it, such as `tk-48213`. */
const ID = /^(?=.*\d)[A-Za-z][\w-]{3,}$/;

/** What of inputs would give them away: five words in a row, ids, and numbers of four digits or more. */
export class HiddenPrints {
  readonly #shingles = new Set<string>();
  readonly #marks = new Set<string>();

  add(input: Json): void {
    for (const text of textsOf(input)) {
      for (const shingle of shinglesOf(text)) this.#shingles.add(shingle);
      if (ID.test(text)) this.#marks.add(text.toLowerCase());
      for (const word of wordsOf(text)) if (LONG_NUMBER.test(word)) this.#marks.add(word);
    }
  }

  /** Takes away what occurs in texts that everybody has. */
  without(known: readonly string[]): this {
    for (const text of known) {
      for (const shingle of shinglesOf(text)) this.#shingles.delete(shingle);
      for (const word of new Set(wordsOf(text))) this.#marks.delete(word);
    }
    const all = known.join('\n').toLowerCase();
    for (const mark of this.#marks) if (all.includes(mark)) this.#marks.delete(mark);
    return this;
  }

  get size(): number {
    return this.#shingles.size + this.#marks.size;
  }

  /** Prints that occur in what somebody sees. */
  foundIn(seen: string): string[] {
    const words = new Set(wordsOf(seen));
    const text = seen.toLowerCase();
    const isSeen = (mark: string) => (LONG_NUMBER.test(mark) ? words.has(mark) : text.includes(mark));
    return [
      ...shinglesOf(seen).filter((shingle) => this.#shingles.has(shingle)),
      ...[...this.#marks].filter(isSeen),
    ];
  }
}

function textsOf(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

function shinglesOf(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(SHINGLE_WORDS - 1).map((_, at) => words.slice(at, at + SHINGLE_WORDS).join(' '));
}
