/** Files of a work that are about the program and not part of it: always the learner's to write, never graded. */

/** The decisions behind a submission, as Markdown; mentors read it beside the numbers that were predicted. */
export const DECISION_RECORD = 'decision-record.md';
/** Cases of the learner's own (`own-case.ts`), as JSON. */
export const PRACTICE_CASES = 'practice-cases.json';

const NOTES: readonly string[] = [DECISION_RECORD, PRACTICE_CASES];

/** Whether a path is one of the two. */
export function isNote(path: string): boolean {
  return NOTES.includes(path);
}

/** The files without the notes: what is graded. */
export function programOf<F extends { path: string }>(files: readonly F[]): F[] {
  return files.filter((file) => !isNote(file.path));
}

/** What a decision record answers, one heading each. A short answer is a good one. */
export const RECORD_HEADINGS = [
  'What it is for, and what it costs to be wrong',
  'The three decisions that mattered',
  'What I did not choose, and why',
  'What it refuses to do, and who takes over',
  'Who owns it at three in the morning, and what they see',
  'What would change my mind, and what I did not test',
] as const;

/** The empty record. */
export const RECORD_TEMPLATE = `# Decision record\n\n${RECORD_HEADINGS.map((h) => `## ${h}\n\n`).join('\n')}`;

/** Words a learner wrote: headings and the marks of Markdown do not count. */
export function recordWords(text: string): number {
  const own = text.split('\n').filter((line) => !line.startsWith('#'));
  return own.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
}
