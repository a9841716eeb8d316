import { realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { arch, getuid } from 'node:process';
import type { Launch } from '#queue/start-process';
import { bubblewrapArguments } from './bubblewrap.ts';
import { findProgram, PACKAGES, type WallProgram } from './find-program.ts';
import type { WallLevel } from './level.ts';
import { seccompFilter } from './seccomp.ts';

/** What a walled process may meet. */
export interface Grounds {
  /** Files and folders it may read, absolute. Links may stand anywhere in them. */
  readable: readonly string[];
  /** The module that tries to break out; it must be readable. The one beside these files when absent. */
  probe?: string;
  /** Files of control groups that it enters by writing its process id. */
  groups?: readonly string[];
}

/** Puts a wall of one level around a module of ours. `hasPermissions: false` leaves Node's own model out, to test the rest. */
export type Wall = (module: string, options?: { hasPermissions?: boolean }) => Launch;

/** A part of a wall is not on this machine; the message says which and what brings it. */
export class MissingPart extends Error {
  override readonly name = 'MissingPart';
}

/**
 * Enters the control groups, limits what the process and its children may use, and becomes the command. Core dumps and
 * files of any size are refused. Address space is not limited: Node reserves far more than it uses.
 */
const LIMITS =
  'while [ "$1" != -- ]; do echo $$ > "$1" || exit 1; shift; done; shift; ' +
  'ulimit -c 0 && ulimit -n 256 && ulimit -f 0 && exec "$@"';

/**
 * V8 starts four threads that compile and collect garbage for the others, however few processors there are: on two, a new
 * grading process spent more on taking turns than these save it.
 */
const MOST_HELPERS = 4;
const HELPERS = Math.max(1, Math.min(MOST_HELPERS, availableParallelism() - 1));
const NODE = [process.execPath, `--v8-pool-size=${HELPERS}`] as const;

/**
 * The wall of one level over these grounds. That it is built does not mean that it stands: see `probeWall`.
 *
 * @throws MissingPart when a program it is made of is not installed
 */
export function buildWall(level: WallLevel, grounds: Grounds): Wall {
  if (level === 'none') return (module) => ({ argv: [...NODE, module] });
  const { argv: around, filter } = surroundings(level, grounds);
  const limits = [programPath('sh'), '-c', LIMITS, 'sh', ...(grounds.groups ?? []), '--'] as const;
  return (module, { hasPermissions = true } = {}) => {
    const permissions = hasPermissions ? permissionFlags(grounds.readable) : [];
    const launch: Launch = { argv: [...limits, ...around, ...NODE, ...permissions, module] };
    return filter ? { ...launch, filter } : launch;
  };
}

function surroundings(
  level: Exclude<WallLevel, 'none'>,
  { readable }: Grounds,
): { argv: string[]; filter?: Uint8Array } {
  switch (level) {
    case 'permission':
      return { argv: [] };
    case 'namespaces':
      return { argv: unshareCommand() };
    case 'full': {
      const bwrap = programPath('bwrap');
      const filter = seccompFilter(arch);
      if (!filter) throw new MissingPart(`there is no filter of system calls for ${arch} machines`);
      return { argv: [bwrap, ...bubblewrapArguments(readable, true)], filter };
    }
  }
}

/**
 * Namespaces without a new root. A user namespace as well, so that even root inside is nobody outside; processes of the
 * outside, and with them their environments, are not in the new /proc.
 */
function unshareCommand(): string[] {
  const namespaces = ['--user', '--net', '--mount', '--pid', '--ipc', '--uts'];
  const identity = getuid?.() === 0 ? '--map-root-user' : '--map-current-user';
  return [programPath('unshare'), ...namespaces, identity, '--fork', '--kill-child', '--mount-proc', '--'];
}

/** Node's own words call this a seat belt: it holds what its interfaces are asked, not what native code does. */
function permissionFlags(readable: readonly string[]): string[] {
  const names = new Set(readable.flatMap((path) => [path, realpathSync(path)]));
  return [
    '--permission',
    '--allow-worker',
    ...[...names].map((path) => `--allow-fs-read=${path}`),
    // It warns that threads may weaken the model; they inherit it.
    '--disable-warning=SecurityWarning',
  ];
}

function programPath(name: WallProgram): string {
  const path = findProgram(name);
  if (path) return path;
  throw new MissingPart(`${name} is not installed (Debian: apt-get install ${PACKAGES[name]})`);
}
