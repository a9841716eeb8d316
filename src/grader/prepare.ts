import type { SourceFile } from '#domain/program';
import { transpile } from '#sandbox/transpile';
import type { Prepared } from './grading.ts';

/** Transpiles a submission, to be opened once or in several threads. Only where a watchdog can end it (`transpile`). */
export function prepare(files: readonly SourceFile[], entry: string): Prepared {
  const startedAt = performance.now();
  const compiled = transpile(files, entry);
  return { compiled, ms: performance.now() - startedAt };
}
