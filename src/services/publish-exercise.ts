import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ExerciseError } from '#catalog/exercise-error';
import { freeze } from '#catalog/freeze';
import { type LoadedExercise, readExercise } from '#catalog/read-exercise';
import { readReviewGuide } from '#catalog/read-review-guide';
import type { Anchors } from '#domain/report';
import { ok, type Result, refuse } from '#domain/result';
import type { GradeProgram } from '#grader/grade-program';
import { zeroOf } from '#grader/outcome';
import type { Store } from '#store/open-store';
import { cachedAnchors } from './grade-folder.ts';
import { keepReviewGuide } from './keep-review-guide.ts';
import { retireAll } from './retire-versions.ts';
import { keepProof, searchProof } from './search-proof.ts';

export interface PublishDeps {
  store: Store;
  dataDir: string;
  /** Deployment secret, hex: the anchors are measured on this school's own hidden traffic. */
  secret: string;
  /** Folders whose subfolders are exercises; a later one adds to an earlier one. */
  dirs: readonly string[];
  grade: GradeProgram;
}

export interface Published {
  slug: string;
  version: number;
  /** Whether this call published it; false when exactly this content was published before. */
  fresh: boolean;
  /** Why what this call published counts as not proved. */
  unproved?: string;
}

/** What to do about content that is not proved: refuse to publish it, or publish it and say so. */
export type ProofDemand = 'refuse' | 'warn';

/** Who publishes, and why: both stay written down. */
export interface PublishOrder {
  actor: { id: string; name: string };
  reason: string;
  /** What to do about content that is not proved. */
  requireProof: ProofDemand;
}

const AT_START_UP: PublishOrder = {
  actor: { id: 'start-up', name: 'start-up' },
  reason: 'The exercises folder held new content with status: published.',
  requireProof: 'warn',
};

/**
 * Publishes every exercise with status `published` whose content is new, and retires those with status `retired`. One
 * whose newest version was retired by hand stays so until somebody publishes it by hand.
 * @throws ExerciseError naming every flaw of a folder that is not valid
 */
export async function publishExercises(deps: PublishDeps): Promise<Published[]> {
  const published: Published[] = [];
  for (const folder of await exerciseFolders(deps.dirs)) {
    const version = await publishAtStartUp(folder, deps);
    if (version) published.push(version);
  }
  return published;
}

async function publishAtStartUp(folder: string, deps: PublishDeps): Promise<Published | undefined> {
  const loaded = await readExercise(folder);
  const { slug, status } = loaded.exercise.manifest;
  const { actor } = AT_START_UP;
  if (status === 'retired')
    retireAll(deps.store, slug, { actor, reason: 'exercise.yaml says status: retired.' });
  if (status !== 'published' || isRetired(deps.store, slug)) return undefined;
  const published = await publishLoaded(loaded, deps, AT_START_UP);
  if (!published.ok) throw new Error(published.refusal.message);
  return published.value;
}

function isRetired(store: Store, slug: string): boolean {
  return (store.exercises.findLatest(slug)?.retiredAt ?? null) !== null;
}

/**
 * Publishes a folder that was read: freezes it, measures its anchors, numbers it, and writes down who did it and why.
 * Content that is published already changes nothing. Refuses content without the proof that the order asks for.
 * @throws ExerciseError when the reference is worth no more than doing nothing useful
 */
export async function publishLoaded(
  loaded: LoadedExercise,
  { store, dataDir, secret, grade }: Omit<PublishDeps, 'dirs'>,
  { actor, reason, requireProof }: PublishOrder,
): Promise<Result<Published>> {
  const { manifest, contentHash } = loaded.exercise;
  const { slug } = manifest;
  const known = store.exercises.findByHash(slug, contentHash);
  const unproved = known ? undefined : await takeProof(loaded, dataDir);
  if (unproved !== undefined && requireProof === 'refuse') return refuseUnproved(loaded, unproved);
  const versionDir = await freeze(loaded, join(dataDir, 'versions'));
  const guide = await readReviewGuide(loaded);
  if (known) {
    keepReviewGuide(store, known, guide);
    return ok({ slug, version: known.number, fresh: false });
  }
  const anchors: Anchors[] = [];
  for (const stage of manifest.stages.keys())
    anchors.push(
      await cachedAnchors(loaded, versionDir, { stage: stage + 1, secret }, join(dataDir, 'cache'), grade),
    );
  const poor = anchors.findIndex((at) => at.referenceMinor <= zeroOf(at));
  if (poor >= 0) throw worthless(loaded, poor + 1);
  const number = store.transaction(() => {
    const version = store.exercises.publish({ slug, manifest, contentHash, anchors });
    store.audit.add({ actor, action: 'publish', slug, versionId: version.id, reason });
    keepReviewGuide(store, version, guide);
    return version.number;
  });
  return ok({ slug, version: number, fresh: true, ...(unproved !== undefined && { unproved }) });
}

/** Keeps the proof that allows publishing. Gives what stands in the way where there is none. */
async function takeProof(loaded: LoadedExercise, dataDir: string): Promise<string | undefined> {
  const found = await searchProof(loaded, dataDir);
  if ('obstacle' in found) return found.obstacle;
  await keepProof(dataDir, found.proof);
  return undefined;
}

function refuseUnproved({ folder, exercise }: LoadedExercise, obstacle: string) {
  return refuse(
    'conflict',
    `Publishing ${exercise.manifest.slug} needs a proof of exactly this content; found: ${obstacle}. Run npm run exercise -- prove ${folder}, mend what falls short, and publish then.`,
  );
}

function worthless({ folder, exercise }: LoadedExercise, stage: number): ExerciseError {
  return new ExerciseError(folder, [
    {
      file: 'solutions',
      path: exercise.manifest.solutions[0] ?? '',
      expected: `a reference that earns more at stage ${stage} than the starter and every trivial policy`,
      found: 'one that does not',
      hint: 'Mend the reference, or price wrong work higher and holding back lower.',
    },
  ]);
}

/** Every folder below these that may be an exercise. */
export async function exerciseFolders(dirs: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    dirs.map(async (dir) => {
      const entries = await readdir(dir, { withFileTypes: true });
      return entries.filter((e) => e.isDirectory() && !e.name.startsWith('.')).map((e) => join(dir, e.name));
    }),
  );
  return found.flat().sort();
}
