import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freeze } from '#catalog/freeze';
import { readExercise } from '#catalog/read-exercise';
import type { Evidence } from '#domain/evidence';
import type { Report } from '#domain/report';
import { ok, type Result, refuse } from '#domain/result';
import type { Trial } from '#domain/trial';
import type { Verdict } from '#domain/verdict';
import type { GradeProgram } from '#grader/grade-program';
import { secretCommitment } from '#grader/receipt';
import { rejudge } from '#grader/rejudge';
import { cachedAnchors } from './grade-folder.ts';
import { unpackEvidence } from './read-evidence.ts';

export interface RejudgeOrder {
  /** Folder of the exercise with the corrected check. */
  exercise: string;
  /** File as it lies in the data folder: gzip of an `Evidence` as JSON. */
  evidence: string;
  /** The one with which it was graded. */
  secret: string;
  cacheDir: string;
}

/** A trial whose verdict is another one now. */
export interface ChangedVerdict extends Pick<Trial, 'suite' | 'family' | 'case' | 'twin' | 'seed'> {
  before: Verdict;
  after: Verdict;
}

/**
 * Judges the stored traces of a grading with an exercise folder's checks, without running the submission. The starter and
 * the other fixed programs are run where traffic is part of it, because their worth may have changed with the check.
 * For the command line: it loads the world into this process.
 *
 * @throws ExerciseError when the exercise is not valid; Error when its cases are no longer those that were run
 */
export async function rejudgeFolder(
  order: RejudgeOrder,
  grade: GradeProgram,
): Promise<Result<{ report: Report; trials: Trial[]; changed: ChangedVerdict[] }>> {
  const evidence = await readEvidence(order.evidence);
  if (!evidence.ok) return evidence;
  const { receipt, trials } = evidence.value;
  const loaded = await readExercise(order.exercise);
  const { manifest, contentHash } = loaded.exercise;
  const { secret, cacheDir } = order;
  if (receipt.exercise !== manifest.slug) {
    return refuse('invalid', `This is evidence of ${receipt.exercise}, not of ${manifest.slug}.`);
  }
  if (secretCommitment(secret, manifest) !== receipt.secret) {
    return refuse(
      'invalid',
      'It was graded with another secret. Give that one with --secret or --secret-file.',
    );
  }
  const versionDir = await freeze(loaded, join(cacheDir, 'versions'));
  const bundle: { default?: unknown } = await import(pathToFileURL(join(versionDir, 'hidden.mjs')).href);
  const { stage, suites, engine } = receipt;
  const anchors = suites.includes('traffic')
    ? await cachedAnchors(loaded, versionDir, { stage, secret }, cacheDir, grade)
    : undefined;
  const input = {
    manifest,
    contentHash,
    version: manifest.version,
    world: bundle.default,
    stage,
    suites,
    secret,
  };
  const judged = rejudge({ ...input, files: [], ...(anchors && { anchors }) }, trials, engine);
  const report = { ...judged.report };
  delete report.receipt;
  return ok({ report, trials: judged.trials, changed: changes(trials, judged.trials) });
}

async function readEvidence(file: string): Promise<Result<Evidence>> {
  try {
    const evidence = await unpackEvidence(await readFile(file));
    if (evidence) return ok(evidence);
    return refuse(
      'invalid',
      `${file} is evidence of an older version, which cannot be judged again. Grade it again.`,
    );
  } catch (error) {
    return refuse('invalid', `${file} cannot be read as evidence: ${(error as Error).message}.`);
  }
}

function changes(before: readonly Trial[], after: readonly Trial[]): ChangedVerdict[] {
  return after.flatMap((trial, index) => {
    const was = before[index]?.verdict;
    if (was === undefined || was === trial.verdict) return [];
    const { suite, family, case: id, twin, seed, verdict } = trial;
    return [{ suite, family, case: id, twin, seed, before: was, after: verdict }];
  });
}
