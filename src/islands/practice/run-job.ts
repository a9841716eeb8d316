import type { Trial } from '#domain/trial';
import type { Ending } from '#domain/verdict';
import type { Grading } from '#grader/grading';
import type { FromWorker, PracticeJob, PracticePick, TrialLabel, TrialResult } from './practice-messages.ts';

/** Results travel together: often enough to see marks arrive, seldom enough not to slow the run. */
const BATCH_MS = 40;
const BATCH_TRIALS = 16;

/** Labels of all trials, with their indices. */
export function labelsOf(grading: Pick<Grading, 'total' | 'label'>): TrialLabel[] {
  return Array.from({ length: grading.total }, (_, index) => {
    const { family, mode, case: name, twin, seed } = grading.label(index);
    return { index, family, mode, case: name, twin, seed };
  });
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
  }
}

/**
 * Runs what is left of a job and posts results in batches. Synchronous on purpose: messages leave at once all the same,
 * and the page ends us from outside when a trial never comes back.
 */
export function runTrials(
  grading: Grading,
  todo: readonly number[],
  job: Pick<PracticeJob, 'tooLong'>,
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
    const trial = trialOf(grading, index, job.tooLong.includes(index), skipped);
    all[index] = trial;
    batch.push({ index, trial });
    if (trial.ending !== 'returned') skipped ??= grading.hopeless(all);
    if (batch.length >= BATCH_TRIALS || tell.now() - sentAt >= BATCH_MS) send();
  }
  send();
}

function trialOf(grading: Grading, index: number, isTooLong: boolean, skipped: Ending | undefined): Trial {
  if (isTooLong) return grading.settle(index, 'out_of_fuel');
  return skipped ? grading.skip(index, skipped) : grading.run(index);
}
