import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { programOf } from '#domain/notes';
import type { SourceFile } from '#domain/program';
import { ExerciseError } from './exercise-error.ts';
import { withStarter } from './read-exercise.ts';
import { readFiles } from './read-files.ts';
import { parseWhy, type Why } from './why.ts';

/**
 * The program in a folder, laid over the starter. A `why.md` may name another folder of the exercise that it changes
 * (`changes: solutions/reference`); then only the files that differ are in it. Empty when the folder has no files.
 */
export async function readSubmission(
  folder: string,
  exerciseFolder: string,
  starter: readonly SourceFile[],
): Promise<SourceFile[]> {
  const files = await readFiles(folder);
  if (files.length === 0) return [];
  const { changes } = await readWhy(folder);
  const base = changes
    ? withStarter(starter, codeOf(await readFiles(join(exerciseFolder, changes))))
    : starter;
  return withStarter(base, codeOf(files));
}

/** The program among a folder's files. */
function codeOf(files: readonly SourceFile[]): SourceFile[] {
  return programOf(files).filter((f) => f.path !== 'why.md');
}

/** What a folder's `why.md` says of its program. @throws ExerciseError when its front matter is not valid */
export async function readWhy(folder: string): Promise<Why> {
  const text = await readFile(join(folder, 'why.md'), 'utf8').catch(() => '');
  const { why, flaws } = parseWhy('why.md', text);
  if (flaws.length > 0) throw new ExerciseError(folder, flaws);
  return why;
}
