import { type Exercise, isEditable } from '#domain/exercise';
import { checkFiles, type SourceFile } from '#domain/program';
import { ok, type Result, refuse } from '#domain/result';

/**
 * A learner's files as they count: read-only files are those of the starter, whatever was sent, and none is missing.
 * Refuses names and sizes we do not accept, and files where the exercise has no room for any. Order is kept.
 */
export function completeFiles(
  exercise: Pick<Exercise, 'manifest' | 'starter'>,
  sent: readonly SourceFile[],
): Result<SourceFile[]> {
  const checked = checkFiles(sent);
  if (!checked.ok) return checked;
  const { manifest, starter } = exercise;
  const fixed = new Map(
    starter.filter((file) => !isEditable(manifest, file.path)).map((file) => [file.path, file]),
  );
  const stray = sent.find((file) => !fixed.has(file.path) && !isEditable(manifest, file.path));
  if (stray) {
    const where = manifest.editable.join(', ');
    return refuse(
      'invalid',
      `“${stray.path}” cannot be added here. You may change and add files in: ${where}.`,
    );
  }
  const named = new Set(sent.map((file) => file.path));
  const missing = [...fixed.values()].filter((file) => !named.has(file.path));
  const files = [...sent.map((file) => fixed.get(file.path) ?? file), ...missing];
  const whole = checkFiles(files);
  return whole.ok ? ok(files) : whole;
}
