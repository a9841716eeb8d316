import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExercise } from '#catalog/read-exercise';
import { readManifest } from '#catalog/read-manifest';
import { readSubmission } from '#catalog/read-submission';
import type { Manifest } from '#domain/exercise';
import type { SourceFile } from '#domain/program';

export const SLUG = 'support-assistant';
/** The file whose default export the exercise calls. */
export const ENTRY = 'src/main.ts';
const EXERCISES = fileURLToPath(new URL('../../exercises', import.meta.url));
export const EXERCISE = join(EXERCISES, SLUG);

/** A program of the exercise's folder, such as `solutions/reference`, laid over the starter as a learner would have it. */
export async function filesOf(program: string, slug = SLUG): Promise<SourceFile[]> {
  const { folder, exercise } = await readExercise(join(EXERCISES, slug));
  return readSubmission(join(folder, program), folder, exercise.starter);
}

/** The exercise's files as they are handed out. */
export async function starterFiles(): Promise<SourceFile[]> {
  return (await readExercise(EXERCISE)).exercise.starter;
}

export async function manifestOf(): Promise<Manifest> {
  return (await readExercise(EXERCISE)).exercise.manifest;
}

/** What every exercise of this repository says of itself, whether published or not. */
export async function allManifests(): Promise<Manifest[]> {
  const entries = await readdir(EXERCISES, { withFileTypes: true });
  const folders = entries.filter((e) => e.isDirectory() && !e.name.startsWith('.')).map((e) => e.name);
  return Promise.all(folders.map((name) => readManifest(join(EXERCISES, name))));
}

/** The text of one file among others. */
export function textOf(files: readonly SourceFile[], path: string): string {
  const file = files.find((f) => f.path === path);
  if (!file) throw new Error(`there is no ${path} among ${files.map((f) => f.path).join(', ')}`);
  return file.text;
}
