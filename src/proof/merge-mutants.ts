import { applyPatch, structuredPatch } from 'diff';
import type { SourceFile } from '#domain/program';

/**
 * Two changes of one program in one program; undefined where they change the same lines, or one of them undoes what the
 * other needs.
 */
export function mergeChanges(
  base: readonly SourceFile[],
  one: readonly SourceFile[],
  other: readonly SourceFile[],
): SourceFile[] | undefined {
  const paths = [...new Set([...base, ...one, ...other].map((f) => f.path))].sort();
  const merged: SourceFile[] = [];
  for (const path of paths) {
    const text = mergedText(textOf(base, path), textOf(one, path), textOf(other, path));
    if (text === undefined) return undefined;
    if (text !== null) merged.push({ path, text });
  }
  return merged;
}

/** Null where the file is in none; undefined where both changed the same lines. */
function mergedText(
  base: string | null,
  one: string | null,
  other: string | null,
): string | null | undefined {
  if (one === other || other === base) return one;
  if (one === base) return other;
  if (base === null || one === null || other === null) return undefined;
  const patched = applyPatch(one, structuredPatch('', '', base, other, '', '', { context: 1 }));
  return patched === false ? undefined : patched;
}

function textOf(files: readonly SourceFile[], path: string): string | null {
  return files.find((f) => f.path === path)?.text ?? null;
}
