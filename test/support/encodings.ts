/**
 * Every way in which a word of letters and digits may stand in an answer: as it is (which HTML, JSON and URL escapes leave
 * alone), as hexadecimal, and within longer text in base64, where three alignments are possible.
 */
export function encodingsOf(word: string): string[] {
  const bytes = Buffer.from(word);
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // The first and last characters hang together with their neighbours' bits.
    const from = Math.ceil((shift * 8) / 6);
    return text.slice(from, Math.floor(((shift + bytes.length) * 8) / 6));
  });
  const url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [word, word.toUpperCase(), bytes.toString('hex'), ...new Set([...base64, ...url])];
}

/** What of `words` stands in a text in any encoding. Line breaks of e-mail encodings do not hide it. */
export function wordsIn(text: string, words: readonly string[]): string[] {
  const whole = text.replace(/=\r?\n/g, '');
  const joined = whole.replace(/\r?\n/g, '');
  return words.filter((word) =>
    encodingsOf(word).some((form) => whole.includes(form) || joined.includes(form)),
  );
}
