import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { rolldown } from 'rolldown';
import { z } from 'zod';
import { ExerciseError, type Flaw } from './exercise-error.ts';
import { ENTRY, worldImports } from './world-imports.ts';

/** The public bundle holds `world/practice.ts`; the hidden one `hidden/index.ts` as well. Both are ES modules. */
export interface WorldBundles {
  practice: string;
  hidden: string;
}

const PRACTICE = `import practice from './world/practice.ts'; export default { practice };`;
const HIDDEN = `import practice from './world/practice.ts'; import hidden from './hidden/index.ts'; export default { practice, hidden };`;

/**
 * Names stay as they are written; white space and comments go. The bundler's comments name every file by its path from
 * the working directory, which would make the content hash depend on where a folder lies and tell learners about it.
 */
const PLAIN = { codegen: { removeWhitespace: true }, compress: false, mangle: false };

/**
 * Makes the two bundles of an exercise folder, with the kit inside.
 * @throws ExerciseError when a file is missing, cannot be read as code, or imports what a world may not
 */
export async function bundleWorld(folder: string): Promise<WorldBundles> {
  for (const file of ['world/practice.ts', 'hidden/index.ts']) {
    if (!existsSync(join(folder, file))) {
      const hint = 'Its default export is a world: the exercise called with a bank.';
      throw new ExerciseError(folder, [{ file, path: '', expected: 'a file', found: 'none', hint }]);
    }
  }
  // The bundler names files by their real path, and so must the rules about what lies in the folder.
  const root = await realpath(folder);
  const practice = await bundle(root, PRACTICE, ['hidden']);
  const hidden = await bundle(root, HIDDEN, []);
  return { practice, hidden };
}

async function bundle(folder: string, entry: string, closed: readonly string[]): Promise<string> {
  const flaws: Flaw[] = [];
  const build = await rolldown({
    input: ENTRY,
    platform: 'neutral',
    logLevel: 'silent',
    plugins: [worldImports(folder, { entry, closed, onFlaw: (flaw) => flaws.push(flaw) })],
  });
  try {
    const { output } = await build.generate({ format: 'esm', codeSplitting: false, minify: PLAIN });
    return output[0].code;
  } catch (error) {
    throw new ExerciseError(folder, flaws.length > 0 ? flaws : unreadable(folder, error));
  } finally {
    await build.close();
  }
}

/** What a bundler's error may tell besides its message. */
const told = z.object({
  errors: z
    .array(
      z.object({
        message: z.string(),
        loc: z.object({ line: z.number(), file: z.string().optional() }).optional(),
      }),
    )
    .min(1),
});

/** The bundler's errors as flaws: the file, the line, and the first line of the message. Others are thrown on. */
function unreadable(folder: string, error: unknown): Flaw[] {
  const parsed = told.safeParse(error);
  if (!parsed.success) throw error;
  return parsed.data.errors.map(({ message, loc }) => ({
    file: loc?.file === undefined ? 'world' : relative(folder, loc.file),
    path: loc === undefined ? '' : `line ${loc.line}`,
    expected: 'code that can be bundled',
    found: stripVTControlCharacters(message).split('\n')[0] ?? '',
    hint: 'The bundler stops at this place; mend it and lint again.',
  }));
}
