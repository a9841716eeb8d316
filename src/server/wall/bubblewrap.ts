import { realpathSync } from 'node:fs';
import { FILTER_FD } from '#queue/start-process';

/**
 * Arguments of bubblewrap that let a command see nothing but `readable` (files and folders, absolute), this Node and the
 * libraries it is linked to. There is no /proc and no /dev: Node needs neither, and what is not there gives nothing away.
 * Every namespace is its own, the network's included. `hasFilter`: a filter of system calls comes at `FILTER_FD`.
 */
export function bubblewrapArguments(readable: readonly string[], hasFilter: boolean): string[] {
  return [
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    ...['--cap-drop', 'ALL'],
    // Before the rest: what is readable may itself lie below /tmp.
    ...['--tmpfs', '/tmp'],
    ...[...nodeFiles(), ...readable].flatMap(asSeenInside),
    ...['--chdir', '/'],
    ...(hasFilter ? ['--seccomp', String(FILTER_FD)] : []),
    '--',
  ];
}

/** A link stays a link and what it leads to is there as well, so that both names work as they do outside. */
function asSeenInside(path: string): string[] {
  const real = realpathSync(path);
  const bind = ['--ro-bind', real, real];
  return real === path ? bind : [...bind, '--symlink', real, path];
}

/** The running Node and the libraries that the loader gave it, under the names by which the loader looks for them. */
function nodeFiles(): string[] {
  const { report } = process;
  // Without this the report asks a name server about every open socket.
  Object.assign(report, { excludeNetwork: true });
  const loaded: unknown = Reflect.get(report.getReport(), 'sharedObjects');
  const libraries = Array.isArray(loaded) ? loaded.filter((path) => typeof path === 'string') : [];
  return [process.execPath, ...libraries.filter((path) => /^\/.*\.so(\.|$)/.test(path))];
}
