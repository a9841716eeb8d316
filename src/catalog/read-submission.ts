import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SourceFile } from '#domain/program';
import { withStarter } from './read-exercise.ts';
import { readFiles } from './read-files.ts';

/**
 * Front matter of a `why.md`: the program that this folder changes, the families it must fail, and, where it lacks two
 * controls either of which would do, the folders under `survivors/` that lack one of them each.
 */
const whySchema = z.looseObject({
  changes: z.string().optional(),
  fails: z.array(z.string()).default([]),
  controls: z.array(z.string()).default([]),
});

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
  const base = changes ? withStarter(starter, await readFiles(join(exerciseFolder, changes))) : starter;
  return withStarter(
    base,
    files.filter((f) => f.path !== 'why.md'),
  );
}

export async function readWhy(folder: string): Promise<z.infer<typeof whySchema>> {
  const text = await readFile(join(folder, 'why.md'), 'utf8').catch(() => '');
  const front = /^---\n([\s\S]*?)\n---/.exec(text)?.[1];
  return whySchema.parse(front === undefined ? {} : parse(front));
}
