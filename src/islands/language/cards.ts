import ts from 'typescript';
import type { Answers } from './language-messages.ts';
import { toFileName } from './work-host.ts';

/** Type and doc comment of the name at a place. */
export function cardAt(service: ts.LanguageService, path: string, offset: number): Answers['hover'] {
  const info = service.getQuickInfoAtPosition(toFileName(path), offset);
  if (!info?.displayParts?.length) return null;
  return {
    from: info.textSpan.start,
    to: ts.textSpanEnd(info.textSpan),
    signature: ts.displayPartsToString(info.displayParts),
    doc: wordsOf(info.documentation, info.tags),
  };
}

/** The call around a place, with the parameter that is being written. */
export function signatureAt(service: ts.LanguageService, path: string, offset: number): Answers['signature'] {
  const help = service.getSignatureHelpItems(toFileName(path), offset, undefined);
  const item = help?.items[help.selectedItemIndex];
  if (!help || !item) return null;
  return {
    before: ts.displayPartsToString(item.prefixDisplayParts),
    parameters: item.parameters.map((p) => ts.displayPartsToString(p.displayParts)),
    after: ts.displayPartsToString(item.suffixDisplayParts),
    active: help.argumentIndex,
    doc: ts.displayPartsToString(item.parameters[help.argumentIndex]?.documentation ?? item.documentation),
  };
}

/** A doc comment as plain text: what it says, then its tags, one a line. */
export function wordsOf(
  documentation: ts.SymbolDisplayPart[] | undefined,
  tags: ts.JSDocTagInfo[] | undefined,
): string {
  const lines = (tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`.trim());
  return [ts.displayPartsToString(documentation), ...lines].filter((line) => line !== '').join('\n');
}
