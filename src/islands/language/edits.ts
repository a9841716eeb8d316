import ts from 'typescript';
import { FORMAT, PREFERENCES } from './compiler-options.ts';
import type { Answers, Change } from './language-messages.ts';
import { toFileName, toPath, type WorkHost } from './work-host.ts';

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Where the name at a place is declared. */
export function definitionAt(
  service: ts.LanguageService,
  path: string,
  offset: number,
): Answers['definition'] {
  const found = service.getDefinitionAtPosition(toFileName(path), offset)?.[0];
  if (!found) return { kind: 'unknown' };
  const target = toPath(found.fileName);
  const file = service.getProgram()?.getSourceFile(found.fileName);
  if (target === undefined || !file) return { kind: 'built_in' };
  const { line, character } = file.getLineAndCharacterOfPosition(found.textSpan.start);
  return { kind: 'here', place: { path: target, line: line + 1, column: character + 1 } };
}

/** Every place to change so that the name at `offset` reads `name`. */
export function renameAt(
  service: ts.LanguageService,
  { path, offset, name }: { path: string; offset: number; name: string },
): Answers['rename'] {
  if (!NAME.test(name)) return { kind: 'refused', why: `“${name}” is not a name that TypeScript takes.` };
  const fileName = toFileName(path);
  const info = service.getRenameInfo(fileName, offset, PREFERENCES);
  if (!info.canRename) return { kind: 'refused', why: 'Put the cursor on a name of your own to rename it.' };
  const found = service.findRenameLocations(fileName, offset, false, false, PREFERENCES) ?? [];
  const byPath = new Map<string, Change[]>();
  for (const { fileName: at, textSpan, prefixText = '', suffixText = '' } of found) {
    const target = toPath(at);
    if (target === undefined)
      return { kind: 'refused', why: 'This name belongs to the language and stays as it is.' };
    const change = {
      from: textSpan.start,
      to: ts.textSpanEnd(textSpan),
      insert: prefixText + name + suffixText,
    };
    byPath.set(target, [...(byPath.get(target) ?? []), change]);
  }
  const edits = [...byPath].map(([target, changes]) => ({
    path: target,
    changes: changes.sort((a, b) => a.from - b.from),
  }));
  return { kind: 'edits', edits };
}

/** What to change so that the file has the layout of the exercises. */
export function formatFile(service: ts.LanguageService, host: WorkHost, path: string): Change[] {
  const text = host.textOf(path);
  return service
    .getFormattingEditsForDocument(toFileName(path), FORMAT)
    .map(({ span, newText }) => ({ from: span.start, to: ts.textSpanEnd(span), insert: newText }))
    .filter(({ from, to, insert }) => text.slice(from, to) !== insert)
    .sort((a, b) => a.from - b.from);
}
