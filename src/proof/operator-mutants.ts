import { isEditable, type Manifest } from '#domain/exercise';
import type { SourceFile } from '#domain/program';
import { transpile } from '#sandbox/transpile';

/** A small change of a program that an operator makes. */
export interface OperatorMutant {
  file: string;
  /** From 1. */
  line: number;
  /** The operator, as Stryker names it: `EqualityOperator`. */
  mutator: string;
  original: string;
  replacement: string;
  files: SourceFile[];
}

/** It would tell of every file; the numbers are in the proof. */
const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  fatal: () => undefined,
};

const DATA = /\.json$/;

/**
 * Every mutant that Stryker's operators make of the files that a program runs, in order of place, without those that do not
 * compile: nothing hidden is needed to see these. Of Stryker only the list of
 * changes is used: each mutant is the program with one of them written into its text, so that what is graded has none of
 * Stryker's switches in it.
 */
export async function operatorMutants(
  files: readonly SourceFile[],
  manifest: Pick<Manifest, 'editable' | 'entry'>,
): Promise<OperatorMutant[]> {
  const own = runFiles(files, manifest.entry).filter((f) => isEditable(manifest, f.path));
  // Loading it takes longer than most commands of an author.
  const { Instrumenter } = await import('@stryker-mutator/instrumenter');
  const { mutants } = await new Instrumenter(SILENT).instrument(
    own.map(({ path, text }) => ({ name: path, mutate: true, content: text })),
    { plugins: null, excludedMutations: [], ignorers: [], noHeader: true },
  );
  const made = mutants.flatMap(({ fileName, location, mutatorName, replacement }) => {
    const file = own.find((f) => f.path === fileName);
    if (!file) return [];
    const from = offsetOf(file.text, location.start);
    const to = offsetOf(file.text, location.end);
    const text = `${file.text.slice(0, from)}${replacement}${file.text.slice(to)}`;
    return [
      {
        file: fileName,
        line: location.start.line + 1,
        mutator: mutatorName,
        original: file.text.slice(from, to),
        replacement,
        files: files.map((f) => (f === file ? { path: f.path, text } : f)),
      },
    ];
  });
  return made.filter((m) => transpile(m.files, manifest.entry).ok);
}

/** Code that the entry reaches; what nothing imports cannot be told from anything. @throws Error when it does not compile */
function runFiles(files: readonly SourceFile[], entry: string): SourceFile[] {
  const compiled = transpile(files, entry);
  if (!compiled.ok) throw new Error(`the reference does not compile: ${compiled.error.message}`);
  const { modules } = compiled.program;
  return files.filter((f) => modules.has(f.path) && !DATA.test(f.path));
}

/** Lines and columns count from 0. */
function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
  const before = text.split('\n').slice(0, line);
  return before.reduce((sum, l) => sum + l.length + 1, 0) + column;
}
