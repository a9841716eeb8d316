/** Something in an exercise folder that an author can mend. */
export interface Flaw {
  file: string;
  /** Where in the file: `stages.0.title`. Empty for the whole file. */
  path: string;
  expected: string;
  found: string;
  hint: string;
}

/** Thrown when a folder is not an exercise yet; the message lists every flaw. */
export class ExerciseError extends Error {
  override readonly name = 'ExerciseError';
  readonly flaws: readonly Flaw[];

  constructor(folder: string, flaws: readonly Flaw[]) {
    const lines = flaws.map((f) => {
      const place = f.path ? `${f.file}: ${f.path}` : f.file;
      return `  ${place}: expected ${f.expected}, found ${f.found}.${f.hint ? ` ${f.hint}` : ''}`;
    });
    super(`${folder} is not a valid exercise:\n${lines.join('\n')}`);
    this.flaws = flaws;
  }
}

/** The known word nearest to a misspelt one, if any is within two edits. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((k) => ({ k, d: distance(word, k) })).sort((a, b) => a.d - b.d);
  const best = ranked[0];
  return best && best.d <= Math.max(2, Math.floor(word.length / 3)) ? best.k : undefined;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
