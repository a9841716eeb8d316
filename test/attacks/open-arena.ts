import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeze } from '#catalog/freeze';
import { type LoadedExercise, readExercise, withStarter } from '#catalog/read-exercise';
import type { SourceFile } from '#domain/program';
import type { Anchors } from '#domain/report';
import type { ThreadJob } from '#server/thread-messages';
import { measureAnchors } from '#services/measure-anchors';
import { CANARIES } from './canaries.ts';
import type { Slot } from './slot.ts';

const FOLDER = fileURLToPath(new URL('./arena', import.meta.url));
/** How the name of every published arena's folder begins. */
export const ARENA_FOLDER = 'holdfast-arena-';
/** The platform's own wall limit, and a shorter one for what only the clock can end. */
const WALL_MS = { usual: 2_000, short: 250 };
const AT = { stage: 1, secret: CANARIES.secret };

/** The arena as it is once published, with canaries around it. */
export interface Arena {
  /** Holds the data folder, and beside it a file with a canary. */
  folder: string;
  /** The honest solution. */
  reference: readonly SourceFile[];
  job(files: readonly SourceFile[], limits?: keyof typeof WALL_MS): ThreadJob;
  wallMs(limits?: keyof typeof WALL_MS): number;
  /** The same version with another word in the place of the canary in its hidden values. */
  withHiddenWord(word: string): Promise<Arena>;
  /** Measures what the starter, the trivial policy and the reference are worth, so that gradings have an outcome. */
  anchor(slot: Slot): Promise<void>;
  close(): Promise<void>;
}

/** Publishes the arena into a folder of its own. */
export async function openArena(): Promise<Arena> {
  const folder = await mkdtemp(join(tmpdir(), ARENA_FOLDER));
  await writeFile(join(folder, 'keys.txt'), CANARIES.file);
  const loaded = await readExercise(FOLDER);
  const usual = await freeze(loaded, join(folder, 'data', 'versions'));
  const short = join(folder, 'data', 'versions', 'short');
  await cp(usual, short, { recursive: true });
  await limitWall(short, WALL_MS.short);
  return arenaOf({ folder, loaded, versions: { usual, short } });
}

interface Published {
  folder: string;
  loaded: LoadedExercise;
  versions: Record<keyof typeof WALL_MS, string>;
}

function arenaOf(published: Published, known?: Anchors): Arena {
  const { folder, loaded, versions } = published;
  let anchors = known;
  return {
    folder,
    reference: loaded.reference,
    wallMs: (limits = 'usual') => WALL_MS[limits],
    job: (files, limits = 'usual') => ({
      ...AT,
      versionDir: versions[limits],
      version: 1,
      files: withStarter(loaded.exercise.starter, files),
      suites: ['practice', 'stress', 'traffic'],
      anchors,
    }),
    withHiddenWord: async (word) => {
      const usual = join(folder, 'data', 'versions', word);
      await cp(versions.usual, usual, { recursive: true });
      const file = join(usual, 'hidden.mjs');
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll(CANARIES.hidden, word));
      return arenaOf({ ...published, versions: { ...versions, usual } }, anchors);
    },
    anchor: async (slot) => {
      anchors = await measureAnchors(loaded, versions.usual, AT, inTurn(slot));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Anchors are measured side by side, and a slot does one thing at a time. */
function inTurn(slot: Slot): Parameters<typeof measureAnchors>[3] {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const graded = last.then(() => slot.grade(job));
    last = graded;
    return graded;
  };
}

async function limitWall(versionDir: string, wallMs: number): Promise<void> {
  const file = join(versionDir, 'exercise.json');
  const exercise = JSON.parse(await readFile(file, 'utf8'));
  exercise.manifest.limits = { ...exercise.manifest.limits, wallMs };
  await writeFile(file, JSON.stringify(exercise));
}
