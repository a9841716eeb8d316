import type { Prediction } from '#domain/foresight';
import type { SourceFile } from '#domain/program';
import { ok, type Result, refuse } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Receipt } from '#store/submissions';
import { budgetAfter } from './budget.ts';
import { completeFiles } from './complete-files.ts';
import type { Deps } from './deps.ts';
import { findStage, type StageWork } from './find-stage.ts';

interface Work {
  files: SourceFile[];
  idempotencyKey: string;
  /** Numbers expected of the hidden traffic, written down before grading. */
  predicted?: Prediction | undefined;
}

type SubmitDeps = Pick<Deps, 'store' | 'now' | 'exercises' | 'runQueued'>;

const KEY = /^[\x21-\x7e]{1,100}$/;

/**
 * Takes in a submission and queues its run, both in one transaction: when this returns ok, they are on disk.
 * The same idempotency key gives the same submission again and costs nothing.
 */
export function submitWork(
  deps: SubmitDeps,
  viewer: Viewer,
  slug: string,
  stage: number,
  work: Work,
): Result<{ submissionId: string; attempt: number }> {
  if (!KEY.test(work.idempotencyKey)) {
    return refuse('invalid', 'Send an idempotency key of 1 to 100 printable characters without spaces.');
  }
  const landed = deps.store.transaction((): Result<{ receipt: Receipt; isNew: boolean }> => {
    const earlier = deps.store.submissions.findByKey(viewer.id, work.idempotencyKey);
    if (earlier) return repeat(earlier, slug, stage);
    const found = findStage(deps, viewer, slug, stage);
    return found.ok ? takeIn(deps, found.value, work) : found;
  });
  if (!landed.ok) return landed;
  if (landed.value.isNew) deps.runQueued();
  const { submissionId, attempt } = landed.value.receipt;
  return ok({ submissionId, attempt });
}

function repeat(earlier: Receipt, slug: string, stage: number): Result<{ receipt: Receipt; isNew: boolean }> {
  if (earlier.slug === slug && earlier.stage === stage) return ok({ receipt: earlier, isNew: false });
  return refuse('conflict', 'This idempotency key was used for other work. Send a new one.');
}

/** Checks what was sent and whether a run is left, then stores it. Must run inside a transaction. */
function takeIn(
  deps: SubmitDeps,
  { place, version }: StageWork,
  work: Work,
): Result<{ receipt: Receipt; isNew: boolean }> {
  const retired = refuseWhenRetired(deps, version);
  if (retired) return retired;
  const exercise = deps.exercises.get(version);
  const files = completeFiles(exercise, work.files);
  if (!files.ok) return files;
  const { entry } = exercise.manifest;
  if (!files.value.some((file) => file.path === entry)) {
    return refuse('invalid', `The file “${entry}” is missing. The system starts there, so put it back.`);
  }
  const spent = refuseWhenSpent(deps, { place, version });
  if (spent) return spent;
  const receipt = deps.store.submissions.insert({
    ...place,
    versionId: version.id,
    files: files.value,
    idempotencyKey: work.idempotencyKey,
    predicted: work.predicted,
  });
  return ok({ receipt, isNew: true });
}

function refuseWhenRetired(
  { store }: SubmitDeps,
  { slug, number, retiredAt, manifest }: StageWork['version'],
) {
  if (retiredAt === null) return undefined;
  const open = store.exercises.findOpen(slug);
  const advice = open
    ? `Move your draft to version ${open.number} in the workspace; it is kept as it is.`
    : 'Your draft and your reports stay where they are.';
  return refuse(
    'conflict',
    `Version ${number} of “${manifest.title}” is retired and takes no more work. ${advice}`,
  );
}

function refuseWhenSpent({ store, now }: SubmitDeps, { place, version }: Omit<StageWork, 'workspace'>) {
  const { attempts } = version.manifest;
  const time = now();
  const budget = budgetAfter(attempts, store.submissions.listBudgetTimes(place), time);
  if (budget.left > 0 || budget.nextAt === null) return undefined;
  const retryAfterSeconds = Math.max(1, Math.ceil((budget.nextAt - time) / 1000));
  return refuse(
    'too_many',
    `All ${attempts.hidden} hidden runs are used. One returns every ${attempts.refillHours} hours; practice runs are free.`,
    { retryAfterSeconds },
  );
}
