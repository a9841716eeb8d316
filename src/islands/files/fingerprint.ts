import type { SourceFile } from '#domain/program';

/**
 * A short print of some files, the same for the same paths and texts in any order. It tells one's own states of the work
 * apart, and nothing relies on it that anybody could gain from: a real hash would weigh more than all else that asks for one.
 * @see Fowler, Noll and Vo, FNV-1a, here twice 32 bits from different beginnings
 */
export function fingerprint(files: readonly SourceFile[]): string {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const text = sorted.map(({ path, text: content }) => `${path}\u0000${content}`).join('\u0001');
  return [0x811c9dc5, 0x01000193].map((start) => fnv(text, start).toString(16).padStart(8, '0')).join('');
}

function fnv(text: string, start: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
