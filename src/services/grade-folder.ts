import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freeze } from '#catalog/freeze';
import { type LoadedExercise, readExercise } from '#catalog/read-exercise';
import { readSubmission } from '#catalog/read-submission';
import { checkFiles } from '#domain/program';
import type { Anchors, Report } from '#domain/report';
import { ok, type Result, refuse } from '#domain/result';
import type { SuiteName } from '#domain/suite';
import type { Trial } from '#domain/trial';
import type { GradeProgram } from '#grader/grade-program';
import { measureAnchors } from './measure-anchors.ts';

export interface GradeFolderOrder {
  /** Folder of an exercise, anywhere on disk. */
  exercise: string;
  /** 1-based; the last one when absent. */
  stage?: number;
  /** Folder of a program; what it lacks comes from the starter. */
  submission: string;
  suites: readonly SuiteName[];
  secret: string;
  /** Where frozen versions and their anchors are kept between calls. */
  cacheDir: string;
}

/**
 * Grades a folder against an exercise folder, without a server or a database.
 * @throws ExerciseError when the exercise is not valid; Error when the fault is ours
 */
export async function gradeFolder(
  order: GradeFolderOrder,
  grade: GradeProgram,
): Promise<Result<{ report: Report; trials: Trial[]; loaded: LoadedExercise }>> {
  const loaded = await readExercise(order.exercise);
  const { manifest, starter } = loaded.exercise;
  const stage = order.stage ?? manifest.stages.length;
  if (stage < 1 || stage > manifest.stages.length) {
    return refuse('invalid', `${manifest.slug} has the stages 1 to ${manifest.stages.length}, not ${stage}.`);
  }
  const files = await readSubmission(order.submission, loaded.folder, starter);
  if (files.length === 0) return refuse('invalid', `${order.submission} is not a folder with files.`);
  const checked = checkFiles(files);
  if (!checked.ok) return checked;
  const versionDir = await freeze(loaded, join(order.cacheDir, 'versions'));
  const at = { stage, secret: order.secret };
  const anchors = order.suites.includes('traffic')
    ? await cachedAnchors(loaded, versionDir, at, order.cacheDir, grade)
    : undefined;
  const graded = await grade({
    versionDir,
    version: manifest.version,
    ...at,
    files,
    suites: order.suites,
    ...(anchors && { anchors }),
  });
  return ok({ ...graded, loaded });
}

/** Of what is kept of the fixed programs; what was kept in another form is measured again. */
const ANCHORS_FORM = 'with profiles';

/** What the fixed programs earn, measured once per content, stage and secret. */
export async function cachedAnchors(
  loaded: LoadedExercise,
  versionDir: string,
  at: { stage: number; secret: string },
  cacheDir: string,
  grade: GradeProgram,
): Promise<Anchors> {
  const name = createHash('sha256')
    .update([ANCHORS_FORM, loaded.exercise.contentHash, at.stage, at.secret].join('\n'))
    .digest('hex');
  const file = join(cacheDir, 'anchors', `${name}.json`);
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return JSON.parse(known) as Anchors;
  const anchors = await measureAnchors(loaded, versionDir, at, grade);
  await mkdir(join(cacheDir, 'anchors'), { recursive: true });
  // Several command lines may grade at once; none may read what another has half written.
  const half = `${file}.${randomUUID()}`;
  await writeFile(half, JSON.stringify(anchors));
  await rename(half, file);
  return anchors;
}
