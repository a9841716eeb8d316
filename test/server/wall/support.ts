import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Sighting } from '#server/wall/attempts';
import type { Grounds } from '#server/wall/build-wall';
import type { WallLevel } from '#server/wall/level';
import { gradingGrounds } from '#server/worker-entry';
import { tempFolder } from '../../support/temp-folder.ts';

const works = (program: string, ...args: string[]) => spawnSync(program, args).status === 0;

/**
 * Whether this machine can have a wall of each level, asked of the system's own programs and not of our code, so that a
 * wall of ours that is broken fails its tests in place of skipping them.
 */
const CAN_STAND: Readonly<Record<WallLevel, boolean>> = {
  none: true,
  permission: true,
  namespaces: works('unshare', ...'--user --map-root-user --net --pid --fork --mount-proc true'.split(' ')),
  full: works('bwrap', ...'--unshare-all --ro-bind / / -- true'.split(' ')),
};

const WHY_NOT: Readonly<Record<WallLevel, string>> = {
  none: '',
  permission: '',
  namespaces: ' (skipped: unshare does not work on this machine)',
  full: ' (skipped: bubblewrap is missing or does not work on this machine)',
};

/** Each level with whether it can be tested here and, for the test's name, why not. */
export const LEVELS = (['permission', 'namespaces', 'full'] as const).map((level) => ({
  level,
  isMissing: !CAN_STAND[level],
  title: CAN_STAND[level] ? level : `${level}${WHY_NOT[level]}`,
}));

export const HIGHEST: WallLevel =
  LEVELS.filter(({ isMissing }) => !isMissing)
    .map(({ level }) => level)
    .at(-1) ?? 'none';

/** What a grading process may read, and a folder outside of that, in a data folder of one test. */
export function aGround(): { grounds: Grounds; outside: string } {
  const outside = tempFolder();
  mkdirSync(join(outside, 'versions'));
  return { grounds: gradingGrounds(join(outside, 'versions')), outside };
}

/** Names of the attempts that worked. */
export function worked(sightings: readonly Sighting[]): string[] {
  return sightings.filter(({ happened }) => happened).map(({ attempt }) => attempt);
}
