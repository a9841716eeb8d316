import { basename, join } from 'node:path';
import { ExerciseError } from '#catalog/exercise-error';
import { freeze } from '#catalog/freeze';
import { type LoadedExercise, readExercise } from '#catalog/read-exercise';
import { readManifest } from '#catalog/read-manifest';
import type { Exercise } from '#domain/exercise';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import { actorOf, checkReason } from './audit-reason.ts';
import type { Deps } from './deps.ts';
import { exerciseFolders, type Published, publishLoaded } from './publish-exercise.ts';
import { hideBelow } from './refuse-below.ts';
import { searchProof } from './search-proof.ts';

type DraftDeps = Pick<Deps, 'store' | 'authoring'>;

/** An exercise's folder as it is now, which may be published already or not. */
export interface ExerciseDraft {
  folder: string;
  exercise: Exercise;
  /** The version with exactly this content, or null where it is not published. */
  version: number | null;
  /** Why publishing would not take it as proved, in words; null where it would. */
  unproved: string | null;
}

/** An exercise folder of which nothing was ever published. */
export interface UnpublishedFolder {
  slug: string;
  /** null where its exercise.yaml cannot be read yet; `slug` is then the folder's name. */
  title: string | null;
}

/** Exercise folders of which no version exists, by slug. None on a server that reads no folders. For instructors. */
export async function listUnpublished(deps: DraftDeps, viewer: Viewer): Promise<Result<UnpublishedFolder[]>> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  const folders = await exerciseFolders(deps.authoring?.dirs ?? []);
  const found = await Promise.all(folders.map(nameOf));
  const fresh = found.filter(({ slug }) => !deps.store.exercises.findLatest(slug));
  return ok(fresh.sort((a, b) => a.slug.localeCompare(b.slug, 'en')));
}

async function nameOf(folder: string): Promise<UnpublishedFolder> {
  return readManifest(folder).then(
    ({ slug, title }) => ({ slug, title }),
    () => ({ slug: basename(folder), title: null }),
  );
}

/** The folder of an exercise as it is now. For instructors. Refuses a folder that is no valid exercise with every flaw. */
export async function viewDraft(
  deps: DraftDeps,
  viewer: Viewer,
  slug: string,
): Promise<Result<ExerciseDraft>> {
  const loaded = await loadDraft(deps, viewer, slug);
  return loaded.ok ? ok(await draftOf(deps, loaded.value)) : loaded;
}

/** The same with its world frozen, so that its practice can be run. @returns also the same-origin URL of the public bundle */
export async function openDraft(
  deps: DraftDeps,
  viewer: Viewer,
  slug: string,
): Promise<Result<ExerciseDraft & { practiceUrl: string }>> {
  const loaded = await loadDraft(deps, viewer, slug);
  if (!loaded.ok) return loaded;
  await freeze(loaded.value, join(authoringOf(deps).dataDir, 'versions'));
  const draft = await draftOf(deps, loaded.value);
  return ok({ ...draft, practiceUrl: `/worlds/${draft.exercise.contentHash}/practice.js` });
}

/** Publishes the folder as it is now, if it is proved. For instructors; takes as long as measuring the anchors does. */
export async function publishDraft(
  deps: DraftDeps,
  viewer: Viewer,
  slug: string,
  why: string,
): Promise<Result<Published>> {
  const loaded = await loadDraft(deps, viewer, slug);
  if (!loaded.ok) return loaded;
  const reason = checkReason(why);
  if (!reason.ok) return reason;
  return publishByHand(deps, viewer, loaded.value, reason.value);
}

/**
 * Publishes a folder anywhere on disk, if it is proved. For instructors, on the command line.
 * @throws ExerciseError when it is not a valid exercise
 */
export async function publishFolder(
  deps: DraftDeps,
  viewer: Viewer,
  folder: string,
  why: string,
): Promise<Result<Published>> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  const reason = checkReason(why);
  if (!reason.ok) return reason;
  return publishByHand(deps, viewer, await readExercise(folder), reason.value);
}

/** The caller has checked who asks. */
async function publishByHand(
  deps: DraftDeps,
  viewer: Viewer,
  loaded: LoadedExercise,
  reason: string,
): Promise<Result<Published>> {
  const { slug, status } = loaded.exercise.manifest;
  if (status === 'retired') {
    return refuse(
      'conflict',
      `exercise.yaml of ${slug} says status: retired. Set it to published or draft, and prove it again.`,
    );
  }
  const { withGrader, ...authoring } = authoringOf(deps);
  const order = { actor: actorOf(viewer), reason, requireProof: 'refuse' as const };
  try {
    return await withGrader((grade) =>
      publishLoaded(loaded, { ...authoring, store: deps.store, grade }, order),
    );
  } catch (error) {
    return refuseFlawed(error);
  }
}

/** The folder of an exercise, read. For instructors. */
export async function loadDraft(
  deps: DraftDeps,
  viewer: Viewer,
  slug: string,
): Promise<Result<LoadedExercise>> {
  const hidden = hideBelow('instructor', viewer);
  if (hidden) return hidden;
  if (!deps.authoring) {
    return refuse('conflict', 'This server reads no exercise folders. Use npm run exercise on its machine.');
  }
  const folder = await findFolder(deps.authoring.dirs, slug);
  if (folder === undefined) {
    return refuse('not_found', `No folder under ${deps.authoring.dirs.join(' or ')} holds “${slug}”.`);
  }
  try {
    return ok(await readExercise(folder));
  } catch (error) {
    return refuseFlawed(error);
  }
}

/** The folder whose manifest has this slug, or whose name is it while that cannot be read. */
async function findFolder(dirs: readonly string[], slug: string): Promise<string | undefined> {
  const folders = await exerciseFolders(dirs);
  const isNamed = (folder: string) => Number(basename(folder) === slug);
  for (const folder of folders.toSorted((a, b) => isNamed(b) - isNamed(a))) {
    if ((await nameOf(folder)).slug === slug) return folder;
  }
  return undefined;
}

async function draftOf(deps: DraftDeps, loaded: LoadedExercise): Promise<ExerciseDraft> {
  const { folder, exercise } = loaded;
  const { manifest, contentHash } = exercise;
  const version = deps.store.exercises.findByHash(manifest.slug, contentHash)?.number ?? null;
  const search = await searchProof(loaded, authoringOf(deps).dataDir);
  return { folder, exercise, version, unproved: 'obstacle' in search ? search.obstacle : null };
}

function authoringOf({ authoring }: DraftDeps): NonNullable<Deps['authoring']> {
  if (!authoring) throw new Error('This process was given nothing to publish with.');
  return authoring;
}

/** What an author can mend is a refusal; everything else is broken and thrown on. */
function refuseFlawed(error: unknown) {
  if (error instanceof ExerciseError) return refuse('invalid', error.message);
  throw error;
}
