import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Manifest, manifestSchema } from '#domain/exercise';
import { ExerciseError, type Flaw, nearest } from './exercise-error.ts';

const FILE = 'exercise.yaml';

/** Reads and checks `exercise.yaml`. @throws ExerciseError with every flaw, in words an author can act on */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => {
    const hint = 'An exercise is a folder with an exercise.yaml; see exercises/README.md.';
    throw new ExerciseError(folder, [{ file: FILE, path: '', expected: 'a file', found: 'none', hint }]);
  });
  const document = parseDocument(text);
  const broken = document.errors[0];
  if (broken) {
    throw new ExerciseError(folder, [
      { file: FILE, path: '', expected: 'YAML', found: broken.message, hint: '' },
    ]);
  }
  const parsed = manifestSchema.safeParse(document.toJS());
  if (!parsed.success) throw new ExerciseError(folder, parsed.error.issues.flatMap(flawsOf));
  return parsed.data;
}

function flawsOf(issue: z.core.$ZodIssue): Flaw[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(manifestSchema.shape);
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      const hint = near ? `Did you mean “${near}”?` : '';
      return {
        file: FILE,
        path: [...issue.path, key].join('.'),
        expected: 'a known key',
        found: `“${key}”`,
        hint,
      };
    });
  }
  const found = issue.input === undefined ? 'nothing' : JSON.stringify(issue.input)?.slice(0, 60);
  return [{ file: FILE, path, expected: issue.message, found: found ?? 'nothing', hint: '' }];
}
