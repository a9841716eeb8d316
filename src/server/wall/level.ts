/**
 * What stands between a grading process and the machine, weakest first.
 *
 * `none`: nothing. `permission`: Node's permission model and resource limits. `namespaces`: also namespaces of its own for
 * network, processes and mounts. `full`: bubblewrap (only the files it needs exist), a filter of system calls, and the rest.
 */
export const WALL_LEVELS = ['none', 'permission', 'namespaces', 'full'] as const;
export type WallLevel = (typeof WALL_LEVELS)[number];

/** A level with what it is made of, for people. */
export const WALL_IN_WORDS: Readonly<Record<WallLevel, string>> = {
  none: 'none: nothing but the interpreter stands between a submission and this machine',
  permission: 'permission (Node’s permission model, limits; the network is open)',
  namespaces: 'namespaces (no network, no other processes; permission model, limits)',
  full: 'full (bubblewrap, system call filter, permission model, limits)',
};

export function isAtLeast(level: WallLevel, required: WallLevel): boolean {
  return WALL_LEVELS.indexOf(level) >= WALL_LEVELS.indexOf(required);
}

/** Levels from `highest` down to `none`, in the order in which they are tried. */
export function levelsFrom(highest: WallLevel): WallLevel[] {
  return WALL_LEVELS.filter((level) => isAtLeast(highest, level)).reverse();
}
