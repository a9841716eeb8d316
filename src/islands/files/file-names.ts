import { isEditable, type Manifest } from '#domain/exercise';
import { SUBMISSION_LIMITS } from '#domain/limits';
import { isNote, programOf } from '#domain/notes';
import { isSafePath, type SourceFile } from '#domain/program';

type Rules = Pick<Manifest, 'editable' | 'entry'>;

/** Why a file may not get this name, in words for the learner; undefined when it may. */
export function nameProblem(path: string, files: readonly SourceFile[], rules: Rules): string | undefined {
  if (path.trim() === '') return 'Give the file a name, for example src/retry.ts.';
  if (!isSafePath(path)) return 'Use letters, digits, “.”, “-”, “_” and “/”, without a leading “/” or “..”.';
  if (isNote(path)) return `${path} is a note of yours; it is opened below the files.`;
  if (!isEditable(rules, path))
    return `Files of your own go where you may edit: ${rules.editable.join(', ')}.`;
  // The server folds case, because two names that differ only in it cannot live on every disk.
  if (files.some((f) => f.path.toLowerCase() === path.toLowerCase()))
    return `There is already a file ${path}.`;
  return undefined;
}

/** Why no further file may be added; undefined when there is room. */
export function roomProblem(files: readonly SourceFile[]): string | undefined {
  if (programOf(files).length < SUBMISSION_LIMITS.files) return undefined;
  return `A submission holds at most ${SUBMISSION_LIMITS.files} files. Delete one first.`;
}

/** Whether the learner may rename or delete this file: editable, and not the one the grader starts with. */
export function canRemove(path: string, rules: Rules): boolean {
  return path !== rules.entry && isEditable(rules, path) && !isNote(path);
}

/** The file that a workspace opens with: the one the grader starts with where it may be changed, else the first that may. */
export function opensFirst(files: readonly SourceFile[], rules: Rules): string {
  if (isEditable(rules, rules.entry)) return rules.entry;
  return files.find((f) => isEditable(rules, f.path))?.path ?? rules.entry;
}
