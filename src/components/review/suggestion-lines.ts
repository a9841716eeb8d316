import { diffArrays } from 'diff';
import { linesOf } from '#domain/lines';

export interface SuggestedLine {
  sign: ' ' | '+' | '−';
  text: string;
}

/** A suggested edit line by line: what stays, what goes and what comes. A text of '' takes the lines out. */
export function suggestionLines(before: string, after: string): SuggestedLine[] {
  const signOf = ({ added, removed }: { added?: boolean; removed?: boolean }) =>
    added ? '+' : removed ? '−' : ' ';
  return diffArrays(linesOf(before), after === '' ? [] : linesOf(after)).flatMap((part) =>
    part.value.map((text) => ({ sign: signOf(part), text }) as SuggestedLine),
  );
}
