import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { ExerciseError } from './exercise-error.ts';

const ENTRY = '\0world';
const KIT = fileURLToPath(new URL('../kit/index.ts', import.meta.url));
const SRC = fileURLToPath(new URL('..', import.meta.url));

/** The public bundle holds `world/practice.ts`; the hidden one `hidden/index.ts` as well. Both are ES modules. */
export interface WorldBundles {
  practice: string;
  hidden: string;
}

export async function bundleWorld(folder: string): Promise<WorldBundles> {
  for (const file of ['world/practice.ts', 'hidden/index.ts']) {
    if (!existsSync(join(folder, file))) {
      const hint = 'Its default export is a world: the exercise called with a bank.';
      throw new ExerciseError(folder, [{ file, path: '', expected: 'a file', found: 'none', hint }]);
    }
  }
  const practice = await bundle(
    folder,
    `import practice from './world/practice.ts'; export default { practice };`,
  );
  const hidden = await bundle(
    folder,
    `import practice from './world/practice.ts'; import hidden from './hidden/index.ts'; export default { practice, hidden };`,
  );
  return { practice, hidden };
}

async function bundle(folder: string, entry: string): Promise<string> {
  const build = await rolldown({
    input: ENTRY,
    platform: 'neutral',
    logLevel: 'silent',
    plugins: [
      {
        name: 'holdfast-world',
        resolveId(source, importer) {
          if (source === ENTRY) return ENTRY;
          if (source === 'holdfast/kit') return KIT;
          if (importer === ENTRY) return join(folder, source);
          if (source.startsWith('#')) return `${join(SRC, source.slice(1))}.ts`;
          if (source.startsWith('.')) return null;
          if (importer?.startsWith(SRC) || importer?.includes('node_modules')) return null;
          throw new ExerciseError(folder, [
            {
              file: importer ?? '',
              path: '',
              expected: 'imports from "holdfast/kit" or the exercise’s own files',
              found: `"${source}"`,
              hint: 'World code also runs in the browser; what it needs and the kit lacks belongs into the kit.',
            },
          ]);
        },
        load(id) {
          return id === ENTRY ? { code: entry, moduleType: 'js' } : null;
        },
      },
    ],
  });
  try {
    const { output } = await build.generate({ format: 'esm', codeSplitting: false });
    return output[0].code.replace(/^\s*\/\/#(end)?region.*\n/gm, '');
  } finally {
    await build.close();
  }
}
