import ts from 'typescript';
import { wordsOf } from './cards.ts';
import { FORMAT, PREFERENCES } from './compiler-options.ts';
import type { Answers, Entry, Question } from './language-messages.ts';
import { toFileName } from './work-host.ts';

/** What could stand at a place; null where nothing is completed, as within a comment. */
export function completionsAt(
  service: ts.LanguageService,
  path: string,
  offset: number,
): Answers['complete'] {
  const found = service.getCompletionsAtPosition(toFileName(path), offset, PREFERENCES, FORMAT);
  if (!found) return null;
  // Names that were merely seen somewhere in the file say nothing about this place.
  const known = found.entries.filter((e) => e.kind !== ts.ScriptElementKind.warning);
  return { entries: known.map(entryOf) };
}

function entryOf(found: ts.CompletionEntry): Entry {
  const { name, kind, sortText, insertText, replacementSpan, source, data } = found;
  return {
    name,
    kind,
    sortText,
    insert: insertText,
    replace: replacementSpan && { from: replacementSpan.start, to: ts.textSpanEnd(replacementSpan) },
    origin: source === undefined ? undefined : { source, data },
  };
}

/** One entry of the list in full: its type, what is written about it, and the import that it needs. */
export function completionDetail(
  service: ts.LanguageService,
  { path, offset, name, origin }: Extract<Question, { kind: 'detail' }>,
): Answers['detail'] {
  const fileName = toFileName(path);
  const detail = service.getCompletionEntryDetails(
    fileName,
    offset,
    name,
    FORMAT,
    origin?.source,
    PREFERENCES,
    origin?.data as ts.CompletionEntryData | undefined,
  );
  if (!detail) return null;
  const edits = (detail.codeActions ?? []).flatMap((action) => action.changes);
  return {
    signature: ts.displayPartsToString(detail.displayParts),
    doc: wordsOf(detail.documentation, detail.tags),
    imports: edits
      .filter((edit) => edit.fileName === fileName)
      .flatMap((edit) => edit.textChanges)
      .map(({ span, newText }) => ({ from: span.start, to: ts.textSpanEnd(span), insert: newText })),
  };
}
