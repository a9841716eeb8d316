import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import { type GradingProgram, gradingGrounds } from '../worker-entry.ts';
import { groupLimits, openControlGroups } from './control-group.ts';
import { type RaisedWall, raiseWall } from './raise-wall.ts';

export interface GradingWall extends Pick<RaisedWall, 'level' | 'wall'> {
  /** Call when no grading process is left. */
  close(): Promise<void>;
}

/**
 * Raises the wall of a server's grading processes as its settings wish and says in the log which one stands.
 *
 * @throws StartProblem when that is less than required, or the given control groups cannot be used
 */
export async function raiseGradingWall(
  { wall: wish, gradingGroups }: Pick<Settings, 'wall' | 'gradingGroups'>,
  { dataDir, program }: { dataDir: string; program: GradingProgram },
  workers: number,
  log: Logger,
): Promise<GradingWall> {
  const versionsDir = join(dataDir, 'versions');
  mkdirSync(versionsDir, { recursive: true });
  const groups = await openControlGroups(gradingGroups, groupLimits(workers));
  try {
    const grounds = { ...gradingGrounds(versionsDir, program), groups: groups.entrances };
    const { level, wall, dropped } = await raiseWall(wish, grounds, dataDir);
    if (dropped.length === 0) log.info({ wall: level }, 'grading stands behind a wall');
    else log.warn({ wall: level, dropped }, 'grading stands behind a lower wall than could be');
    return { level, wall, close: groups.close };
  } catch (error) {
    await groups.close();
    throw error;
  }
}
