/** Words planted where a program must not reach. */
export const CANARIES = {
  /** In the environment of the grading process. */
  environment: 'wombat9902',
  /** In a file beside the data folder, and in the process's working folder. */
  file: 'numbat7731',
  /** The deployment's secret, which hidden values are drawn with. */
  secret: 'b1173be7c0de4a11b1173be7c0de4a11',
  /** In every value of the arena's hidden bank. */
  hidden: 'quokka4417',
} as const;
export type CanaryName = keyof typeof CANARIES;

/** What no output holds, not even one that only we read; the hidden values are in the evidence by design. */
export const NEVER_OUT = ['environment', 'file', 'secret'] as const satisfies readonly CanaryName[];

/** Which of the canaries a text holds: as they are, in either case, backwards, in hex or in base64. */
export function canariesIn(text: string, names: readonly CanaryName[]): CanaryName[] {
  const folded = text.toLowerCase();
  return names.filter((name) => {
    const canary = CANARIES[name];
    return (
      [canary, [...canary].reverse().join(''), Buffer.from(canary).toString('hex')].some((form) =>
        folded.includes(form),
      ) || base64FormsOf(canary).some((form) => text.includes(form))
    );
  });
}

/** Base64 of a word depends on where it begins among three bytes; the ends mix with what stands around it. */
function base64FormsOf(word: string): string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.from('\0'.repeat(shift) + word)
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(shift === 0 ? 0 : shift + 1, -1);
  });
}
