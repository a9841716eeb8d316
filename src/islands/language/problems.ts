import ts from 'typescript';
import { importProblem, resolveImport } from '#sandbox/imports';
import type { Problem } from './language-messages.ts';
import { toFileName, toPath, type WorkHost } from './work-host.ts';

const MOST = 50;
/** Cannot find module, in the compiler's three ways to say it. */
const MISSING_MODULE = new Set([2307, 2792, 2732]);

/**
 * What is wrong with a file, in order of place. While it cannot be parsed, that alone: types of text that is not yet a
 * program say little.
 */
export function problemsOf(service: ts.LanguageService, host: WorkHost, path: string): Problem[] {
  const name = toFileName(path);
  const syntactic = service.getSyntacticDiagnostics(name);
  const found = syntactic.length > 0 ? syntactic : service.getSemanticDiagnostics(name);
  return found
    .filter((d) => d.category === ts.DiagnosticCategory.Error)
    .flatMap((diagnostic) => problemOf(diagnostic, host) ?? [])
    .sort((a, b) => a.from - b.from)
    .slice(0, MOST);
}

function problemOf(diagnostic: ts.Diagnostic, host: WorkHost): Problem | undefined {
  const { file, start, length = 0 } = diagnostic;
  if (file === undefined || start === undefined) return undefined;
  const path = toPath(file.fileName);
  if (path === undefined) return undefined;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return {
    path,
    from: start,
    to: start + length,
    line: line + 1,
    column: character + 1,
    message: messageOf(diagnostic, file, host, path),
  };
}

/** The compiler's words, but for imports: there the sandbox has better ones. */
function messageOf(diagnostic: ts.Diagnostic, file: ts.SourceFile, host: WorkHost, path: string): string {
  const { start = 0, length = 0, code } = diagnostic;
  if (MISSING_MODULE.has(code)) {
    const request = file.text.slice(start + 1, start + length - 1);
    const resolution = resolveImport(path, request, { has: (candidate) => host.has(candidate) });
    if (resolution.kind !== 'found') return importProblem(request, resolution);
  }
  return ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
}
