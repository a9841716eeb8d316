import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's package of each program that a wall is built with. */
export const PACKAGES = { bwrap: 'bubblewrap', unshare: 'util-linux', sh: 'dash' } as const;
export type WallProgram = keyof typeof PACKAGES;

const USUAL_FOLDERS = ['/usr/bin', '/bin', '/usr/local/bin', '/usr/sbin', '/sbin'];

/**
 * Absolute path of a program: in the system's folders first, so that nobody's own `bwrap` stands in for the real one, then
 * in `PATH`. Undefined when it is not installed.
 */
export function findProgram(name: WallProgram, searchPath = process.env['PATH'] ?? ''): string | undefined {
  const folders = [
    ...USUAL_FOLDERS,
    ...searchPath.split(delimiter).filter((folder) => folder.startsWith('/')),
  ];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
