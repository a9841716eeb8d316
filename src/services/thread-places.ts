import { createHash } from 'node:crypto';
import { linesOf } from '#domain/lines';
import { DECISION_RECORD } from '#domain/notes';
import type { SourceFile } from '#domain/program';
import { ok, type Result, refuse } from '#domain/result';
import type { Anchor } from '#domain/review';
import type { ThreadTarget } from '#domain/thread-target';
import type { Thread } from '#store/threads';
import { type CarryLines, carrier } from './carry-lines.ts';
import type { Deps } from './deps.ts';

/** What a target rests on: the file's hash, where it lies in one. */
export interface Place {
  fileHash: string | null;
}

/** Checks that a submission has what a thread is to stand at. Families and trials are those of practice: others a learner may not know. */
export function checkTarget(
  { store }: Pick<Deps, 'store'>,
  submissionId: string,
  target: ThreadTarget,
): Result<Place> {
  const files = store.submissions.getFiles(submissionId);
  switch (target.kind) {
    case 'whole':
      return ok({ fileHash: null });
    case 'lines':
      return placeOfLines(files, target.lines);
    case 'field': {
      const record = files.find(({ path }) => path === DECISION_RECORD);
      if (record) return ok({ fileHash: sha256(record.text) });
      return refuse('invalid', 'The submission has no decision record.', { field: 'target' });
    }
    case 'family': {
      const families = reportOf(store, submissionId)?.practice.families ?? [];
      if (families.some(({ id }) => id === target.family)) return ok({ fileHash: null });
      return refuse('invalid', `The practice suite has no family “${target.family}”, or is not graded yet.`, {
        field: 'target',
      });
    }
    case 'step': {
      const trials = reportOf(store, submissionId)?.practiceTrials ?? [];
      if (trials.some((trial) => isTrial(target, trial))) return ok({ fileHash: null });
      return refuse('invalid', 'The report has no such practice trial.', { field: 'target' });
    }
  }
}

/** Where threads of one submission stand in another one of the same learner. Each file is looked at once for all of them. */
export function placesIn(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
): (thread: Pick<Thread, 'target' | 'fileHash'>) => { anchor: Anchor | null; isOutdated: boolean } {
  const known = new Map<string, { hash: string | null; carry: CarryLines }>();
  const look = (path: string) => {
    const now = after.find((file) => file.path === path)?.text;
    const was = before.find((file) => file.path === path)?.text;
    if (now === undefined || was === undefined) return { hash: null, carry: () => undefined };
    return { hash: sha256(now), carry: carrier(was, now) };
  };
  return ({ target, fileHash }) => {
    if (target.kind === 'step') return { anchor: null, isOutdated: true };
    if (target.kind !== 'lines') return { anchor: null, isOutdated: false };
    const { path } = target.lines;
    const { hash, carry } = known.get(path) ?? look(path);
    known.set(path, { hash, carry });
    if (hash !== null && fileHash === hash) return { anchor: target.lines, isOutdated: false };
    const lines = carry(target.lines);
    return lines ? { anchor: { path, ...lines }, isOutdated: false } : { anchor: null, isOutdated: true };
  };
}

/** The lines a thread speaks of, as text. */
export function quoteOf(target: ThreadTarget, files: readonly SourceFile[]): string {
  if (target.kind !== 'lines') return '';
  const { path, fromLine, toLine } = target.lines;
  const text = files.find((file) => file.path === path)?.text ?? '';
  return linesOf(text)
    .slice(fromLine - 1, toLine)
    .join('\n');
}

function placeOfLines(files: readonly SourceFile[], anchor: Anchor): Result<Place> {
  const field = { field: 'anchor' };
  const file = files.find(({ path }) => path === anchor.path);
  if (!file) return refuse('invalid', `The submission has no file “${anchor.path}”.`, field);
  const lines = linesOf(file.text).length;
  if (anchor.toLine <= lines) return ok({ fileHash: sha256(file.text) });
  return refuse(
    'invalid',
    `“${anchor.path}” has ${lines} lines; line ${anchor.toLine} is not one of them.`,
    field,
  );
}

function isTrial(
  target: Extract<ThreadTarget, { kind: 'step' }>,
  trial: { family: string; case: string; twin: string; seed: number },
): boolean {
  return (
    trial.family === target.family &&
    trial.case === target.case &&
    trial.twin === target.twin &&
    trial.seed === target.seed
  );
}

function reportOf(store: Deps['store'], submissionId: string) {
  const attempt = store.attempts.find(submissionId);
  return attempt && store.runs.findReport(attempt.run.runId);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
