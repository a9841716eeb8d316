import type { SourceFile } from '#domain/program';

/** A file as the page hands it to the island: without its text where that is the starter's. */
export interface PackedFile {
  path: string;
  text?: string;
}

/** Leaves out what the starter already says, so that large data files cross the wire once. */
export function packFiles(files: readonly SourceFile[], starter: readonly SourceFile[]): PackedFile[] {
  const known = new Map(starter.map((f) => [f.path, f.text]));
  return files.map(({ path, text }) => (known.get(path) === text ? { path } : { path, text }));
}

/** The files again. @throws when a packed file has neither a text nor a starter file of its path. */
export function unpackFiles(packed: readonly PackedFile[], starter: readonly SourceFile[]): SourceFile[] {
  const known = new Map(starter.map((f) => [f.path, f.text]));
  return packed.map(({ path, text }) => {
    const full = text ?? known.get(path);
    if (full === undefined)
      throw new Error(`the workspace names ${path}, which has no text; reload the page`);
    return { path, text: full };
  });
}
