import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { killGroup, type Launch, lastWordsOf, startProcess } from '#queue/start-process';
import { ATTEMPTS, type Attempt, type Bait, REFUSALS, type Sighting, sightings } from './attempts.ts';
import { buildWall, type Grounds, type Wall } from './build-wall.ts';
import { layBait } from './lay-bait.ts';
import type { WallLevel } from './level.ts';

const TRY_ESCAPES = fileURLToPath(new URL('./try-escapes.ts', import.meta.url));
/** A process that has not answered by then is stuck. */
const ANSWER_MS = 10_000;
/** A killed process is gone, and its death known here, within this long. */
const DEATH_MS = 25;

/** What one wall did when it was tried. */
export type WallProbe =
  | { level: WallLevel; stands: true; wall: Wall; bySystem: Sighting[]; together: Sighting[]; ms: number }
  | { level: WallLevel; stands: false; why: string; bySystem: Sighting[]; together: Sighting[]; ms: number };

/**
 * Builds the wall of a level and tries to break out of it from inside, twice: with Node's permission model and without
 * it, because who breaks out of the interpreter is past that model as well. It stands when nothing happened that its
 * level refuses; one that cannot be built, does not start or does not answer does not stand.
 * `baitFolder` is a folder outside the wall that can be written.
 */
export async function probeWall(level: WallLevel, grounds: Grounds, baitFolder: string): Promise<WallProbe> {
  const startedAt = performance.now();
  const seen: Record<'bySystem' | 'together', Sighting[]> = { bySystem: [], together: [] };
  const finish = () => ({ level, ...seen, ms: performance.now() - startedAt });
  try {
    const wall = buildWall(level, grounds);
    const tryBehind = (hasPermissions: boolean) =>
      tryEscapes(wall(grounds.probe ?? TRY_ESCAPES, { hasPermissions }), baitFolder);
    [seen.bySystem, seen.together] = await Promise.all([tryBehind(false), tryBehind(true)]);
    const why = holesIn(level, seen);
    return why === undefined ? { stands: true, wall, ...finish() } : { stands: false, why, ...finish() };
  } catch (error) {
    return { stands: false, why: error instanceof Error ? error.message : String(error), ...finish() };
  }
}

/**
 * Runs every attempt in a process that is started like this.
 *
 * @throws Error when it does not start or does not answer, with its last words
 */
export async function tryEscapes(launch: Launch, baitFolder: string): Promise<Sighting[]> {
  const bait = await layBait(baitFolder);
  try {
    const seen = await askProcess(launch, bait);
    await sleep(DEATH_MS);
    const killed = bait.isVictimDead();
    return [...seen, { attempt: 'kill-process', happened: killed, saw: killed ? 'it died' : 'it lives' }];
  } finally {
    await bait.remove();
  }
}

function askProcess(launch: Launch, { file, token, folders, port, pid }: Bait): Promise<Sighting[]> {
  const child = startProcess(launch);
  const lastWords = lastWordsOf(child);
  const stuck = setTimeout(() => killGroup(child), ANSWER_MS);
  return new Promise<Sighting[]>((resolve, reject) => {
    let answer: unknown;
    child.once('message', (message) => {
      answer = message;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const parsed = sightings.safeParse(answer);
      if (parsed.success) resolve(parsed.data);
      else reject(new Error(`it did not start (${signal ?? `exit ${code}`}) ${lastWords()}`.trim()));
    });
    child.send({ file, token, folders, port, pid } satisfies Bait, (error) => {
      if (error) killGroup(child);
    });
  }).finally(() => clearTimeout(stuck));
}

function holesIn(
  level: WallLevel,
  { bySystem, together }: Record<'bySystem' | 'together', Sighting[]>,
): string | undefined {
  const promised = REFUSALS[level];
  const holes = [
    ...broken(promised.bySystem, bySystem, 'without the permission model'),
    ...broken(promised.together, together, 'inside'),
  ];
  return holes.length === 0 ? undefined : holes.join('; ');
}

/** An attempt that nobody reported on counts as one that worked. */
function broken(promised: readonly Attempt[], seen: readonly Sighting[], where: string): string[] {
  return ATTEMPTS.filter((attempt) => promised.includes(attempt)).flatMap((attempt) => {
    const sighting = seen.find((one) => one.attempt === attempt);
    if (sighting && !sighting.happened) return [];
    return [`${attempt} worked ${where}: ${sighting?.saw ?? 'nothing was reported'}`];
  });
}
