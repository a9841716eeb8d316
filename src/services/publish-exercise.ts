import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ExerciseError } from '#catalog/exercise-error';
import { freeze } from '#catalog/freeze';
import { readExercise } from '#catalog/read-exercise';
import { zeroOf } from '#grader/outcome';
import type { Store } from '#store/open-store';
import { demandProof, type ProofDemand } from './demand-proof.ts';
import { type GradeProgram, measureAnchors } from './measure-anchors.ts';

export interface PublishDeps {
  store: Store;
  dataDir: string;
  /** Deployment secret, hex: the anchors are measured on this school's own hidden traffic. */
  secret: string;
  /** Folders whose subfolders are exercises; a later one adds to an earlier one. */
  dirs: readonly string[];
  grade: GradeProgram;
  /** Whether new content needs a proof of exactly itself; nobody looks for one when absent. */
  requireProof?: ProofDemand;
}

export interface Published {
  slug: string;
  version: number;
  /** Whether this call published it; false when exactly this content was published before. */
  fresh: boolean;
  /** Why what this call published counts as not proved. */
  unproved?: string;
}

/**
 * Publishes every exercise with status `published` whose content is new: freezes it, measures its anchors, numbers it.
 * @throws ExerciseError naming every flaw of a folder that is not valid
 */
export async function publishExercises(deps: PublishDeps): Promise<Published[]> {
  const published: Published[] = [];
  for (const folder of await exerciseFolders(deps.dirs)) {
    const version = await publishExercise(folder, deps);
    if (version) published.push(version);
  }
  return published;
}

async function publishExercise(
  folder: string,
  { store, dataDir, secret, grade, requireProof }: PublishDeps,
): Promise<Published | undefined> {
  const loaded = await readExercise(folder);
  const { manifest, contentHash } = loaded.exercise;
  if (manifest.status !== 'published') return undefined;
  const versionDir = await freeze(loaded, join(dataDir, 'versions'));
  const known = store.exercises.findByHash(manifest.slug, contentHash);
  if (known) return { slug: manifest.slug, version: known.number, fresh: false };
  const unproved = requireProof && (await demandProof(loaded, dataDir, requireProof));
  const anchors = await measureAnchors(loaded, versionDir, { stage: manifest.stages.length, secret }, grade);
  if (anchors.referenceMinor <= zeroOf(anchors)) {
    throw new ExerciseError(folder, [
      {
        file: 'solutions',
        path: manifest.solutions[0] ?? '',
        expected: 'a reference that earns more than the starter and every trivial policy',
        found: 'one that does not',
        hint: 'Mend the reference, or price wrong work higher and holding back lower.',
      },
    ]);
  }
  const { number } = store.exercises.publish({ slug: manifest.slug, manifest, contentHash, anchors });
  return { slug: manifest.slug, version: number, fresh: true, ...(unproved !== undefined && { unproved }) };
}

async function exerciseFolders(dirs: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    dirs.map(async (dir) => {
      const entries = await readdir(dir, { withFileTypes: true });
      return entries.filter((e) => e.isDirectory() && !e.name.startsWith('.')).map((e) => join(dir, e.name));
    }),
  );
  return found.flat().sort();
}
