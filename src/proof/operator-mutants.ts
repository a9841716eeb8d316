import { Instrumenter } from '@stryker-mutator/instrumenter';
import { isEditable, type Manifest } from '#domain/exercise';
import type { SourceFile } from '#domain/program';

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

const CODE = /\.[cm]?[jt]s$/;

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

/**
 * Every mutant that Stryker's operators make of a program's own files, in order of place. Of Stryker only the list of
 * changes is used: each mutant is the program with one of them written into its text, so that what is graded has none of
 * Stryker's switches in it.
 */
export async function operatorMutants(
  files: readonly SourceFile[],
  manifest: Pick<Manifest, 'editable'>,
): Promise<OperatorMutant[]> {
  const own = files.filter((f) => CODE.test(f.path) && isEditable(manifest, f.path));
  const { mutants } = await new Instrumenter(SILENT).instrument(
    own.map(({ path, text }) => ({ name: path, mutate: true, content: text })),
    { plugins: null, excludedMutations: [], ignorers: [], noHeader: true },
  );
  return mutants.flatMap(({ fileName, location, mutatorName, replacement }) => {
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
}

/** Lines and columns count from 0. */
function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
  const before = text.split('\n').slice(0, line);
  return before.reduce((sum, l) => sum + l.length + 1, 0) + column;
}
