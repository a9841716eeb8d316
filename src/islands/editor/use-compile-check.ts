import { useEffect, useState } from 'react';
import type { SourceFile } from '#domain/program';
import type { CompileError } from '#sandbox/box';

const PAUSE_MS = 350;

/**
 * Where the draft does not compile, a moment after the last key. The transpiler is the one that grades, so that the
 * editor never disagrees with a run; it is loaded when it is first needed.
 */
export function useCompileCheck(files: readonly SourceFile[], entry: string): CompileError | undefined {
  const [error, setError] = useState<CompileError>();
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const { transpile } = await import('#sandbox/transpile');
      const compiled = transpile(files, entry);
      if (isCurrent) setError(compiled.ok ? undefined : compiled.error);
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [files, entry]);
  return error;
}
