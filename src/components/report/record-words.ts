import { DECISION_RECORD, RECORD_HEADINGS, recordWords } from '#domain/notes';
import type { SourceFile } from '#domain/program';
import { splitTitle } from '../markdown.ts';

/** A decision record that says something. */
export interface SentRecord {
  /** Markdown without its title, which the page gives it. */
  body: string;
  words: number;
  /** Headings of the template that stand there without an answer, or do not stand there. */
  unanswered: string[];
}

/** The record among the files of a submission; `null` when there is none, or nothing but headings in it. */
export function sentRecord(files: readonly SourceFile[]): SentRecord | null {
  const text = files.find((file) => file.path === DECISION_RECORD)?.text ?? '';
  const words = recordWords(text);
  if (words === 0) return null;
  const answered = answeredHeadings(text);
  return {
    body: splitTitle(text).body,
    words,
    unanswered: RECORD_HEADINGS.filter((heading) => !answered.has(heading.toLowerCase())),
  };
}

/** Headings, lower case, that have words below them before the next one. */
function answeredHeadings(text: string): Set<string> {
  const answered = new Set<string>();
  let heading = '';
  for (const line of text.split('\n')) {
    const title = /^#+\s+(.+?)\s*#*\s*$/.exec(line)?.[1];
    if (title !== undefined) heading = title.toLowerCase();
    else if (recordWords(line) > 0) answered.add(heading);
  }
  return answered;
}
