import { canonicalJson, type Json } from '#domain/json';
import type { SourceFile } from '#domain/program';
import type { Trial } from '#domain/trial';

/** So that the program stays below what a submission may hold. */
const MOST_BYTES = 200_000;

const BODY = `
const words = (value: unknown): string[] =>
  JSON.stringify(value).toLowerCase().match(/[\\p{L}\\p{N}]+/gu) ?? [];
const known = KNOWN.map(([input, answer]) => ({ words: new Set(words(input)), answer }));

export default async function main(input: unknown): Promise<unknown> {
  const asked = new Set(words(input));
  let best = { share: -1, answer: null as unknown };
  for (const one of known) {
    let both = 0;
    for (const word of one.words) if (asked.has(word)) both += 1;
    const share = both / (one.words.size + asked.size - both);
    if (share > best.share) best = { share, answer: one.answer };
  }
  return best.answer;
}
`;

/**
 * A program that learnt the practice suite by heart: it answers with what was right for the practice input that shares
 * most words with the one at hand. Made of practice trials that earned credit.
 */
export function memoriser(trials: readonly Trial[], entry: string): SourceFile[] {
  const table = new Map<string, [Json, Json]>();
  let bytes = 0;
  for (const { input, value, credited, suite } of trials) {
    const key = canonicalJson(input);
    if (suite !== 'practice' || !credited || table.has(key)) continue;
    bytes += key.length + canonicalJson(value).length;
    if (bytes > MOST_BYTES) break;
    table.set(key, [input, value]);
  }
  const text = `const KNOWN: [unknown, unknown][] = ${JSON.stringify([...table.values()])};\n${BODY}`;
  return [{ path: entry, text }];
}
