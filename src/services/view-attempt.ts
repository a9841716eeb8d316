import type { Prediction } from '#domain/foresight';
import { compareWith, redact, redactForMentor } from '#domain/redact';
import type { Report } from '#domain/report';
import { ok, type Result } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Attempt } from '#store/attempts';
import type { SiblingRun } from '#store/runs';
import { attemptRow } from './attempt-row.ts';
import type { AttemptRun, AttemptView } from './contract.ts';
import type { Deps } from './deps.ts';
import { findVisibleAttempt, refuseAttempt, type Sight } from './find-visible-attempt.ts';

const HELD =
  'Grading broke down three times on our side. Nothing counts against you, the run is back in your budget, and we have been told.';

/**
 * One attempt with its files and as much of its report as the viewer may see: of the run it counts by, or of the graded
 * one that `ordinal` names.
 */
export function viewAttempt(
  deps: Pick<Deps, 'store' | 'now' | 'exercises'>,
  viewer: Viewer,
  submissionId: string,
  ordinal?: number,
): Result<AttemptView> {
  const found = findVisibleAttempt(deps, viewer, submissionId);
  if (!found.ok) return found;
  const { attempt, sight } = found.value;
  const runs = deps.store.runs.listOfSubmission(submissionId);
  const wanted = ordinal ?? attempt.run.ordinal;
  const run = runs.find((one) => one.ordinal === wanted);
  if (!run || (ordinal !== undefined && run.finishedAt === null)) return refuseAttempt();
  const report = reportOf(deps, attempt.slug, run);
  const predicted = deps.store.submissions.findPrediction(submissionId);
  return ok({
    ...attemptRow(deps, attempt),
    runId: run.runId,
    level: run.level,
    slug: attempt.slug,
    title: attempt.title,
    version: run.versionNumber,
    ordinal: run.ordinal,
    runs: runs.map(attemptRun),
    learner: { id: attempt.userId, name: attempt.learnerName },
    files: deps.store.submissions.getFiles(submissionId),
    report: report ? reportFor(sight, report, predicted) : null,
    predicted: predicted ?? null,
    share: attempt.userId === viewer.id ? (deps.store.submissions.findShare(submissionId) ?? null) : null,
    fault: faultFor(sight, attempt),
  });
}

/** The report of a run, with what its version says of the people around the system. */
function reportOf(
  { store, exercises }: Pick<Deps, 'store' | 'exercises'>,
  slug: string,
  { runId, versionNumber }: SiblingRun,
): Report | undefined {
  const report = store.runs.findReport(runId);
  const version = report && store.exercises.findNumber(slug, versionNumber);
  if (!version) return report;
  const { minutes, staffing } = exercises.get(version);
  return {
    ...report,
    ...(Object.keys(minutes).length > 0 && { minutes }),
    ...(staffing && { staffing }),
  };
}

function attemptRun({ ordinal, versionNumber, finishedAt, level, reason }: SiblingRun): AttemptRun {
  return { ordinal, version: versionNumber, gradedAt: finishedAt, level, reason };
}

function reportFor(
  sight: Sight,
  report: Report,
  predicted: Prediction | undefined,
): NonNullable<AttemptView['report']> {
  switch (sight) {
    case 'public':
      return { kind: 'public', report: redact(report, predicted) };
    case 'mentor':
      return { kind: 'mentor', report: redactForMentor(report, predicted) };
    case 'full':
      return { kind: 'full', report, foresight: (predicted && compareWith(predicted, report)) ?? null };
  }
}

/** What broke is for those who can mend it; a learner needs to know whose fault it was. */
function faultFor(sight: Sight, { run }: Attempt): string | null {
  if (run.heldAt === null) return null;
  return sight === 'full' && run.fault !== null
    ? `Grading broke down three times. What broke: ${run.fault}.`
    : HELD;
}
