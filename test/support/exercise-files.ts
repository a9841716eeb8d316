import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExercise } from '#catalog/read-exercise';
import { readSubmission } from '#catalog/read-submission';
import type { Manifest } from '#domain/exercise';
import type { SourceFile } from '#domain/program';

export const SLUG = 'support-assistant';
/** The file whose default export the exercise calls. */
export const ENTRY = 'src/main.ts';
export const EXERCISE = fileURLToPath(new URL(`../../exercises/${SLUG}`, import.meta.url));

/** A program of the exercise's folder, such as `solutions/reference`, laid over the starter as a learner would have it. */
export async function filesOf(program: string): Promise<SourceFile[]> {
  const { folder, exercise } = await readExercise(EXERCISE);
  return readSubmission(join(folder, program), folder, exercise.starter);
}

/** The exercise's files as they are handed out. */
export async function starterFiles(): Promise<SourceFile[]> {
  return (await readExercise(EXERCISE)).exercise.starter;
}

export async function manifestOf(): Promise<Manifest> {
  return (await readExercise(EXERCISE)).exercise.manifest;
}

/** The text of one file among others. */
export function textOf(files: readonly SourceFile[], path: string): string {
  const file = files.find((f) => f.path === path);
  if (!file) throw new Error(`there is no ${path} among ${files.map((f) => f.path).join(', ')}`);
  return file.text;
}
