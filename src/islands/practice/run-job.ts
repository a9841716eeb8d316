import type { OwnCase } from '#domain/own-case';
import type { Trial } from '#domain/trial';
import type { Ending } from '#domain/verdict';
import type { Grading, Rehearsal } from '#grader/grading';
import { ownTrial } from './own-trial.ts';
import {
  type FromWorker,
  OWN,
  type PracticeJob,
  type PracticePick,
  type TrialLabel,
  type TrialResult,
} from './practice-messages.ts';

/** Results travel together: often enough to see marks arrive, seldom enough not to slow the run. */
const BATCH_MS = 40;
const BATCH_TRIALS = 16;

/** Labels of all trials, with their indices; those of the learner's own cases come last. */
export function labelsOf(
  grading: Pick<Grading, 'total' | 'label'>,
  own: readonly OwnCase[] = [],
): TrialLabel[] {
  const suite = Array.from({ length: grading.total }, (_, index): TrialLabel => {
    const { family, mode, case: name, twin, seed } = grading.label(index);
    return { index, family, mode, case: name, twin, seed };
  });
  const mine = own.map(({ id, from }, i): TrialLabel => {
    const mode = suite.find((l) => l.family === from.family)?.mode ?? 'M1';
    return { index: suite.length + i, family: OWN, mode, case: id, twin: 'only', seed: i + 1 };
  });
  return [...suite, ...mine];
}

/** Indices a pick stands for, ascending; unknown ones are left out. */
export function chosenBy(pick: PracticePick, labels: readonly TrialLabel[]): number[] {
  switch (pick.kind) {
    case 'all':
      return labels.map((l) => l.index);
    case 'family':
      return labels.filter((l) => l.family === pick.family).map((l) => l.index);
    case 'trials':
      return labels.filter((l) => pick.indices.includes(l.index)).map((l) => l.index);
    case 'own':
      return labels.filter((l) => l.family === OWN).map((l) => l.index);
  }
}

/**
 * Runs what is left of a job and posts results in batches. Synchronous on purpose: messages leave at once all the same,
 * and the page ends us from outside when a trial never comes back.
 */
export function runTrials(
  grading: Rehearsal,
  todo: readonly number[],
  job: Pick<PracticeJob, 'tooLong' | 'own'>,
  tell: { post(message: FromWorker): void; now(): number },
): void {
  const all: (Trial | undefined)[] = new Array(grading.total).fill(undefined);
  let batch: TrialResult[] = [];
  // The first mark is shown at once.
  let sentAt = Number.NEGATIVE_INFINITY;
  let skipped: Ending | undefined;
  const send = () => {
    if (batch.length > 0) tell.post({ kind: 'results', results: batch });
    batch = [];
    sentAt = tell.now();
  };
  for (const index of todo) {
    tell.post({ kind: 'running', index });
    const isTooLong = job.tooLong.includes(index);
    const own = job.own[index - grading.total];
    const trial = own ? ownTrial(grading, own, isTooLong) : trialOf(grading, index, isTooLong, skipped);
    batch.push({ index, trial });
    if (!own) {
      all[index] = trial;
      if (trial.ending !== 'returned') skipped ??= grading.hopeless(all);
    }
    if (batch.length >= BATCH_TRIALS || tell.now() - sentAt >= BATCH_MS) send();
  }
  send();
}

function trialOf(grading: Grading, index: number, isTooLong: boolean, skipped: Ending | undefined): Trial {
  if (isTooLong) return grading.settle(index, 'out_of_fuel');
  return skipped ? grading.skip(index, skipped) : grading.run(index);
}
