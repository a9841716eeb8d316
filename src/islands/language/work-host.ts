import ts from 'typescript';
import type { SourceFile } from '#domain/program';
import { resolveImport } from '#sandbox/imports';
import { isCode } from './code-files.ts';
import { COMPILER_OPTIONS } from './compiler-options.ts';
import { SANDBOX_GLOBALS, withoutAbsentGlobals } from './sandbox-globals.ts';

/** The language's own declarations: file name (`lib.es5.d.ts`) to text. */
export type LibFiles = Readonly<Record<string, string>>;

const LIB = '/lib/';
const WORK = '/work/';
const GLOBALS = `${LIB}sandbox-globals.d.ts`;

/** Name of a file of the work as the compiler knows it. */
export const toFileName = (path: string) => WORK + path;

/** The way back; undefined for what is not of the work. */
export function toPath(fileName: string): string | undefined {
  return fileName.startsWith(WORK) ? fileName.slice(WORK.length) : undefined;
}

/** The work as TypeScript's language service sees it: files in memory, imports resolved as the sandbox does. */
export class WorkHost implements ts.LanguageServiceHost {
  readonly #libs = new Map<string, string>();
  readonly #files = new Map<string, { text: string; version: number }>();
  #version = 0;

  constructor(libs: LibFiles) {
    for (const [name, text] of Object.entries(libs))
      this.#libs.set(LIB + name, withoutAbsentGlobals(name, text));
    this.#libs.set(GLOBALS, SANDBOX_GLOBALS);
  }

  set({ path, text }: SourceFile): void {
    if (this.#files.get(path)?.text === text) return;
    this.#version += 1;
    this.#files.set(path, { text, version: this.#version });
  }

  delete(path: string): void {
    if (this.#files.delete(path)) this.#version += 1;
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  textOf(path: string): string {
    return this.#files.get(path)?.text ?? '';
  }

  getProjectVersion = () => String(this.#version);
  getCompilationSettings = () => COMPILER_OPTIONS;
  getCurrentDirectory = () => WORK;
  getDefaultLibFileName = () => `${LIB}lib.es2025.d.ts`;
  useCaseSensitiveFileNames = () => true;
  getNewLine = () => '\n';

  getScriptFileNames = () => [GLOBALS, ...[...this.#files.keys()].filter(isCode).map(toFileName)];

  getScriptVersion = (fileName: string) => String(this.#files.get(toPath(fileName) ?? '')?.version ?? 0);

  getScriptSnapshot = (fileName: string) => {
    const text = this.readFile(fileName);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  };

  readFile = (fileName: string) => {
    const path = toPath(fileName);
    return path === undefined ? this.#libs.get(fileName) : this.#files.get(path)?.text;
  };

  fileExists = (fileName: string) => this.readFile(fileName) !== undefined;

  resolveModuleNameLiterals = (
    literals: readonly ts.StringLiteralLike[],
    containingFile: string,
  ): ts.ResolvedModuleWithFailedLookupLocations[] => {
    const from = toPath(containingFile);
    return literals.map(({ text }) => ({
      resolvedModule: from === undefined ? undefined : this.#resolve(from, text),
    }));
  };

  /** The three below serve completion within the quotes of an import. */
  directoryExists = (name: string) => name === '/' || this.#allFolders().has(withSlash(name));

  getDirectories = (name: string) =>
    [...this.#allFolders()]
      .filter((folder) => folder !== withSlash(name) && parentOf(folder) === withSlash(name))
      .map((folder) => folder.slice(withSlash(name).length, -1));

  readDirectory = (name: string) =>
    [...this.#files.keys()].map(toFileName).filter((file) => parentOf(file) === withSlash(name));

  #resolve(from: string, request: string): ts.ResolvedModuleFull | undefined {
    const found = resolveImport(from, request, this.#files);
    if (found.kind !== 'found') return undefined;
    const extension = /\.\w+$/.exec(found.path)?.[0] ?? '';
    return {
      resolvedFileName: toFileName(found.path),
      extension,
      resolvedUsingTsExtension: /\.m?ts$/.test(request),
      isExternalLibraryImport: false,
    };
  }

  #allFolders(): Set<string> {
    const folders = new Set([WORK]);
    for (const path of this.#files.keys())
      for (let folder = parentOf(toFileName(path)); folder !== '/'; folder = parentOf(folder))
        folders.add(folder);
    return folders;
  }
}

const withSlash = (name: string) => (name.endsWith('/') ? name : `${name}/`);

/** `/work/src/` of `/work/src/main.ts`, `/work/` of `/work/src/`. */
const parentOf = (name: string) => name.slice(0, name.lastIndexOf('/', name.length - 2) + 1);
