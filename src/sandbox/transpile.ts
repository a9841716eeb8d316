import type { SourceFile } from '#domain/program';
import type { Compiled, CompiledModule, CompileError, Transpile } from './box.ts';
import { findImports, importProblem, resolveImport } from './imports.ts';
import { javaScriptOf } from './javascript.ts';
import { originalOf, type Position, positionAt, START } from './positions.ts';

type ModuleOrError = { ok: true; module: CompiledModule } | { ok: false; error: CompileError };

const CODE = /\.(ts|mts|js)$/;
const DATA = /\.json$/;
const UNREADABLE =
  'Syntax error: this cannot stand here. Look just before it for a missing bracket, comma or quote.';

/**
 * Makes JavaScript of a program: the entry file and what it imports, file by file. Files that
 * nothing imports are not looked at. The first error is returned, with the learner's own file, line and column.
 *
 * The parser takes time without bound on text made for that, so a stranger's program is transpiled only where a
 * watchdog can end it.
 */
export const transpile: Transpile = (files: readonly SourceFile[], entry: string): Compiled => {
  const texts = new Map(files.filter((f) => isModule(f.path)).map((f) => [f.path, f.text]));
  if (!texts.has(entry))
    return failure(entry, START, `The file ${entry} is missing: the program starts there.`);
  const modules = new Map<string, CompiledModule>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (modules.has(path)) continue;
    const compiled = compileFile(path, texts.get(path) ?? '');
    if (!compiled.ok) return compiled;
    modules.set(path, compiled.module);
    const imported = importsOf(compiled.module, texts);
    if (!imported.ok) return imported;
    waiting.push(...imported.paths.reverse());
  }
  return { ok: true, program: { entry, modules } };
};

function isModule(path: string): boolean {
  return (CODE.test(path) && !/\.d\.m?ts$/.test(path)) || DATA.test(path);
}

function importsOf(
  module: CompiledModule,
  texts: ReadonlyMap<string, string>,
): { ok: true; paths: string[] } | { ok: false; error: CompileError } {
  const paths: string[] = [];
  if (DATA.test(module.path)) return { ok: true, paths };
  const failureAt = (offset: number, message: string) => {
    const at = originalOf(module, positionAt(module.code, offset));
    return failure(module.path, at, message);
  };
  const found = findImports(module.code);
  if ('unreadableAt' in found) return failureAt(found.unreadableAt, UNREADABLE);
  for (const { request, at, isDynamic } of found) {
    const resolution = resolveImport(module.path, request, texts);
    if (resolution.kind === 'found') paths.push(resolution.path);
    else if (!isDynamic) return failureAt(at, importProblem(request, resolution));
  }
  return { ok: true, paths };
}

function compileFile(path: string, text: string): ModuleOrError {
  return DATA.test(path) ? compileData(path, text) : compileCode(path, text);
}

function compileCode(path: string, text: string): ModuleOrError {
  try {
    return { ok: true, module: { path, code: javaScriptOf(path, text), source: text } };
  } catch (error) {
    return syntaxError(path, error);
  }
}

/** A JSON file becomes a module whose default export is its data. */
function compileData(path: string, text: string): ModuleOrError {
  try {
    JSON.parse(text);
  } catch (error) {
    return failure(
      path,
      jsonPosition(text, error),
      'This file is not valid JSON; look just before this place.',
    );
  }
  const code = `export default JSON.parse(${JSON.stringify(text)});`;
  return { ok: true, module: { path, code, source: null } };
}

function jsonPosition(text: string, error: unknown): Position {
  const message = error instanceof Error ? error.message : '';
  const offset = /position (\d+)/.exec(message)?.[1];
  if (offset !== undefined) return positionAt(text, Number(offset));
  return /Unexpected end/.test(message) ? positionAt(text, text.length) : START;
}

function syntaxError(path: string, error: unknown): { ok: false; error: CompileError } {
  if (error instanceof RangeError) return failure(path, START, 'This file is nested too deeply to be read.');
  if (!(error instanceof SyntaxError)) throw error;
  const { loc } = error as SyntaxError & { loc?: Position };
  return failure(path, loc ?? START, inWords(error.message));
}

/** The parser's terse message, without the place (which is told apart), and with what to look for. */
function inWords(message: string): string {
  const bare = message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
  const expected = /expected "(.+)"/.exec(bare)?.[1];
  if (expected !== undefined) return `Syntax error: “${expected}” is expected here.`;
  if (bare === 'Unexpected token') return UNREADABLE;
  return `Syntax error: ${bare.charAt(0).toLowerCase()}${bare.slice(1)}.`;
}

function failure(file: string, at: Position, message: string): { ok: false; error: CompileError } {
  return { ok: false, error: { file, line: at.line, column: at.column, message } };
}
