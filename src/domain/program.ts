import { z } from 'zod';
import { SUBMISSION_LIMITS } from './limits.ts';
import { programOf } from './notes.ts';
import { ok, type Result, refuse } from './result.ts';

/** One file of a learner's program. `path` is relative with forward slashes, e.g. `src/main.ts`. */
export interface SourceFile {
  path: string;
  text: string;
}

export const sourceFileSchema = z.object({ path: z.string(), text: z.string() }).strict();
export const sourceFilesSchema = z.array(sourceFileSchema);

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** Whether a path is one we accept: relative, no `..`, letters, digits, dot, dash and underscore. */
export function isSafePath(path: string): boolean {
  if (path.length === 0 || path.length > SUBMISSION_LIMITS.pathLength) return false;
  return path.split('/').every((s) => SEGMENT.test(s) && !s.endsWith('.') && s !== '__proto__');
}

export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

/**
 * Checks names, count and size of a submission: at most 20 files besides notes and 256 KB in all, unique safe paths.
 * Order is kept. Says which file is wrong and what is allowed.
 */
export function checkFiles(files: readonly SourceFile[]): Result<readonly SourceFile[]> {
  const { bytes, files: most } = SUBMISSION_LIMITS;
  if (files.length === 0) return refuse('invalid', 'The submission has no files.');
  const count = programOf(files).length;
  if (count > most)
    return refuse('invalid', `The submission has ${count} files; at most ${most} are allowed.`);
  const seen = new Set<string>();
  let total = 0;
  for (const file of files) {
    if (!isSafePath(file.path)) {
      return refuse(
        'invalid',
        `“${file.path.slice(0, 80)}” is not a file name we accept: use letters, digits, “.”, “-”, “_” and “/”.`,
      );
    }
    const folded = file.path.toLowerCase();
    if (seen.has(folded)) return refuse('invalid', `“${file.path}” occurs twice.`);
    seen.add(folded);
    total += bytesOf(file.text);
  }
  if (total > bytes) {
    return refuse(
      'invalid',
      `The submission is ${Math.ceil(total / 1024)} KB; at most ${bytes / 1024} KB are allowed.`,
    );
  }
  return ok(files);
}
