import { join } from 'node:path';
import type { Approach } from '#domain/approach';
import type { SourceFile } from '#domain/program';
import type { LoadedExercise } from './read-exercise.ts';
import { withStarter } from './read-exercise.ts';
import { readFiles } from './read-files.ts';
import { parseWhy, withoutFrontMatter } from './why.ts';

const WHY = 'why.md';
/** Only a solution may stand below another: any other folder could bring what is hidden along. */
const BASE = /^solutions\/[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The solutions of an exercise's folder as reading: each with its `why.md` and the files in which it differs from the
 * starter. Folders without a program are left out: whether all are there is for the proof to say. Reads nothing outside `solutions/`.
 */
export async function readApproaches({ folder, exercise }: LoadedExercise): Promise<Approach[]> {
  const { manifest, starter } = exercise;
  const read = await Promise.all(manifest.solutions.map((name) => readApproach(folder, name, starter)));
  return read.filter(({ files }) => files.length > 0);
}

async function readApproach(folder: string, name: string, starter: readonly SourceFile[]): Promise<Approach> {
  const all = await readFiles(join(folder, 'solutions', name));
  const text = all.find(({ path }) => path === WHY)?.text ?? '';
  const { changes } = parseWhy(WHY, text).why;
  const below = changes !== undefined && BASE.test(changes) ? await readFiles(join(folder, changes)) : [];
  const own = withStarter(withoutWhy(below), withoutWhy(all));
  return { name, why: withoutFrontMatter(text), files: own.filter((file) => !isAsHandedOut(file, starter)) };
}

function withoutWhy(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => path !== WHY);
}

function isAsHandedOut(file: SourceFile, starter: readonly SourceFile[]): boolean {
  return starter.some(({ path, text }) => path === file.path && text === file.text);
}
