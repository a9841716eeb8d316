import type { Prediction } from '#domain/foresight';
import { compareWith, redact, redactForMentor } from '#domain/redact';
import type { Report } from '#domain/report';
import { ok, type Result } from '#domain/result';
import type { Viewer } from '#domain/viewer';
import type { Attempt } from '#store/attempts';
import { attemptRow } from './attempt-row.ts';
import type { AttemptView } from './contract.ts';
import type { Deps } from './deps.ts';
import { findVisibleAttempt, type Sight } from './find-visible-attempt.ts';

const HELD =
  'Grading broke down three times on our side. Nothing counts against you, the run is back in your budget, and we have been told.';

/** One attempt with its files and as much of its report as the viewer may see. */
export function viewAttempt(
  deps: Pick<Deps, 'store' | 'now'>,
  viewer: Viewer,
  submissionId: string,
): Result<AttemptView> {
  const found = findVisibleAttempt(deps, viewer, submissionId);
  if (!found.ok) return found;
  const { attempt, sight } = found.value;
  const report = deps.store.runs.findReport(attempt.run.runId);
  const predicted = deps.store.submissions.findPrediction(submissionId);
  return ok({
    ...attemptRow(deps, attempt),
    slug: attempt.slug,
    title: attempt.title,
    version: attempt.versionNumber,
    learner: { id: attempt.userId, name: attempt.learnerName },
    files: deps.store.submissions.getFiles(submissionId),
    report: report ? reportFor(sight, report, predicted) : null,
    fault: faultFor(sight, attempt),
  });
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
  return sight === 'full' && run.fault !== null ? run.fault : HELD;
}
