import { StartProblem } from '../start-problem.ts';
import { buildWall, type Grounds, type Wall } from './build-wall.ts';
import { isAtLeast, levelsFrom, type WallLevel } from './level.ts';
import { probeWall, type WallProbe } from './probe-wall.ts';

export interface WallWish {
  /** Try no higher one. */
  highest: WallLevel;
  /** Do not grade behind less; `none` when anything will do. */
  required: WallLevel;
}

/** The wall that grading processes are started behind. */
export interface RaisedWall {
  level: WallLevel;
  wall: Wall;
  /** Why the higher ones do not stand, one sentence each. Empty when the highest that was tried stands. */
  dropped: string[];
}

/**
 * Tries walls from the highest down and takes the first that stands. Nothing is remembered between starts: kernels,
 * containers and packages change under a server.
 *
 * @throws StartProblem, one line, when only a lower one stands than is required
 */
export async function raiseWall(
  { highest, required }: WallWish,
  grounds: Grounds,
  baitFolder: string,
): Promise<RaisedWall> {
  const dropped: string[] = [];
  for (const level of levelsFrom(highest)) {
    if (!isAtLeast(level, required)) break;
    if (level === 'none') return { level, wall: buildWall(level, grounds), dropped };
    const probe = await probeWall(level, grounds, baitFolder);
    if (probe.stands) return { level, wall: probe.wall, dropped };
    dropped.push(inWords(probe));
  }
  const reasons = dropped.length > 0 ? dropped.join('; ') : `WALL=${highest} allows no more`;
  throw new StartProblem(
    `Grading is refused: WALL_REQUIRED=${required}, and no such wall stands (${oneLine(reasons)}). Mend that (npm run doctor says more), or require less.`,
  );
}

function inWords(probe: Extract<WallProbe, { stands: false }>): string {
  return oneLine(`${probe.level}: ${probe.why}`);
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
