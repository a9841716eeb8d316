import { isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import type { Flaw } from './exercise-error.ts';

export const ENTRY = '\0world';
const KIT = fileURLToPath(new URL('../kit/index.ts', import.meta.url));
const SRC = fileURLToPath(new URL('..', import.meta.url));

interface Rules {
  /** Text of the bundle's entry; its imports are relative to the exercise folder. */
  entry: string;
  /** Folders of the exercise that this bundle must not reach. */
  closed: readonly string[];
  onFlaw(flaw: Flaw): void;
}

/**
 * Lets a world import the kit and the exercise's own files, and nothing else. What is refused is told to `onFlaw`,
 * because the bundler wraps whatever a plugin throws.
 */
export function worldImports(folder: string, { entry, closed, onFlaw }: Rules): Plugin {
  const refuse = (flaw: Flaw): never => {
    onFlaw(flaw);
    throw new Error(`${flaw.file} imports ${flaw.found}`);
  };
  return {
    name: 'holdfast-world',
    async resolveId(source, importer) {
      if (source === ENTRY) return ENTRY;
      if (source === 'holdfast/kit') return KIT;
      if (importer === undefined || importer === ENTRY) return join(folder, source);
      if (within(folder, importer) === undefined) return ours(source);
      const target = source.startsWith('.') ? await this.resolve(source, importer, { skipSelf: true }) : null;
      const path = target ? within(folder, target.id) : undefined;
      const file = within(folder, importer) ?? importer;
      if (path === undefined)
        return refuse(source.startsWith('.') && !target ? missing(file, source) : foreign(file, source));
      if (closed.some((name) => path.startsWith(`${name}/`))) return refuse(leaking(file, source));
      return target;
    },
    load(id) {
      return id === ENTRY ? { code: entry, moduleType: 'js' } : null;
    },
  };
}

/** Our own code, below the kit: `#domain/json` and packages as they are. */
function ours(source: string): string | null {
  return source.startsWith('#') ? `${join(SRC, source.slice(1))}.ts` : null;
}

/** The path below a folder, with forward slashes; undefined when it is not below. */
function within(folder: string, path: string): string | undefined {
  const inside = relative(folder, path);
  return inside.startsWith('..') || isAbsolute(inside) ? undefined : inside.replaceAll('\\', '/');
}

function foreign(file: string, source: string): Flaw {
  return {
    file,
    path: '',
    expected: 'imports from "holdfast/kit" or the exercise’s own files',
    found: `"${source}"`,
    hint: 'World code also runs in the browser; what it needs and the kit lacks belongs into the kit.',
  };
}

function missing(file: string, source: string): Flaw {
  const expected = 'imports of files that exist';
  return { file, path: '', expected, found: `"${source}"`, hint: 'Write the whole name, with its ending.' };
}

function leaking(file: string, source: string): Flaw {
  return {
    file,
    path: '',
    expected: 'a public world without anything of hidden/',
    found: `"${source}"`,
    hint: 'Learners get this file: move what both need into world/, and what is hidden stays where it is.',
  };
}
