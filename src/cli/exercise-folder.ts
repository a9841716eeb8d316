import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './usage-error.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Folders whose subfolders are exercises: those that `EXERCISES_DIR` names, then this repository's. */
export function exerciseDirs(): string[] {
  const own = (process.env['EXERCISES_DIR'] ?? '')
    .split(',')
    .flatMap((dir) => (dir.trim() ? [dir.trim()] : []));
  return [...own, join(ROOT, 'exercises')];
}

/** The folder of an exercise, by its path or its slug. @throws UsageError when there is none */
export function exerciseFolder(exercise: string): string {
  const candidates = [exercise, ...exerciseDirs().map((dir) => join(dir, exercise))];
  const found = candidates.find((c) => existsSync(join(c, 'exercise.yaml')));
  if (found) return found;
  throw new UsageError(`There is no exercise “${exercise}”: no folder with an exercise.yaml has that name.`);
}
