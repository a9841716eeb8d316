// The build without WebAssembly: it answers at once, and stands in a page that forbids compiling text.
import { parse } from 'es-module-lexer/js';

export interface Import {
  /** The name between the quotes. */
  request: string;
  /** Offset at which the quotes begin. */
  at: number;
  /** `import('…')`: refused when it runs, so that a program may try. */
  isDynamic: boolean;
}

export type Resolution = { kind: 'found'; path: string } | { kind: 'missing' } | { kind: 'outside' };

/** The one text for everything that is not a file of the submission. */
export const OUTSIDE =
  'Only files of this submission can be imported, with a path that starts with ./ or ../ and stays inside it. ' +
  'Packages, node: modules and URLs are not available here.';

/** What to say about an import that does not resolve. */
export function importProblem(request: string, resolution: Exclude<Resolution, { kind: 'found' }>): string {
  return resolution.kind === 'missing' ? `${request.slice(0, 120)} is not among your files.` : OUTSIDE;
}

/**
 * Every import of a JavaScript module whose name is written out, in order of appearance.
 * @returns the offset where the text cannot be read, where it cannot
 */
export function findImports(code: string): Import[] | { unreadableAt: number } {
  try {
    const [found] = parse(code);
    return found.flatMap(({ n: request, s: at, d: dynamic }) => {
      if (request === undefined) return [];
      // Of an import statement the lexer tells what is between the quotes, of `import()` the quotes too.
      const isDynamic = dynamic > -1;
      return [{ request, at: isDynamic ? at : at - 1, isDynamic }];
    });
  } catch (error) {
    if (error instanceof Error && 'idx' in error) return { unreadableAt: Number(error.idx) };
    throw error;
  }
}

/**
 * Which file `request` means in file `from`. Relative names only; with or without extension, and `.js` may stand
 * for a `.ts` file as TypeScript has it.
 */
export function resolveImport(
  from: string,
  request: string,
  paths: { has(path: string): boolean },
): Resolution {
  if (!request.startsWith('./') && !request.startsWith('../')) return { kind: 'outside' };
  const path = join(from.split('/').slice(0, -1), request.split('/'));
  if (path === undefined) return { kind: 'outside' };
  const candidates = [path, `${path}.ts`, `${path}.js`, `${path}.mts`, path.replace(/\.(m?)js$/, '.$1ts')];
  const found = candidates.find((candidate) => paths.has(candidate));
  return found === undefined ? { kind: 'missing' } : { kind: 'found', path: found };
}

/** undefined when the path leaves the submission. */
function join(folder: readonly string[], steps: readonly string[]): string | undefined {
  const path = [...folder];
  for (const step of steps) {
    if (step === '' || step === '.') continue;
    if (step !== '..') path.push(step);
    else if (path.pop() === undefined) return undefined;
  }
  return path.join('/');
}
