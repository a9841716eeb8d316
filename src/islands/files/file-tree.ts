/** A row of the file tree: a folder's heading, or a file under it. */
export type TreeRow =
  | { kind: 'folder'; path: string }
  | { kind: 'file'; path: string; name: string; nested: boolean };

/**
 * Rows in reading order: files of each folder under its path, folders in alphabetical order, files of the top level last.
 * An empty list gives no rows.
 */
export function treeRows(paths: readonly string[]): TreeRow[] {
  const folders = new Map<string, string[]>();
  for (const path of [...paths].sort()) {
    const folder = folderOf(path);
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  const names = [...folders.keys()].filter((f) => f !== '').sort();
  const nested = names.flatMap((folder): TreeRow[] => [
    { kind: 'folder', path: folder },
    ...(folders.get(folder) ?? []).map((path) => fileRow(path, true)),
  ]);
  return [...nested, ...(folders.get('') ?? []).map((path) => fileRow(path, false))];
}

/** Last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function fileRow(path: string, nested: boolean): TreeRow {
  return { kind: 'file', path, name: baseName(path), nested };
}
