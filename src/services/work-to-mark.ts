import { redactForMentor } from '#domain/redact';
import type { Attempt } from '#store/attempts';
import type { Deps } from './deps.ts';
import type { SheetView } from './rubric-contract.ts';

/** What somebody marks by: the work, its report and record, and nothing of who wrote it or what others said. */
export function workOf({ store }: Pick<Deps, 'store'>, attempt: Attempt): Omit<SheetView, 'marks'> {
  const report = store.runs.findReport(attempt.run.runId);
  const predicted = store.submissions.findPrediction(attempt.submissionId);
  return {
    title: attempt.title,
    slug: attempt.slug,
    stage: attempt.stage,
    files: store.submissions.getFiles(attempt.submissionId),
    predicted: predicted ?? null,
    report: report ? redactForMentor(report, predicted) : null,
    progress: store.runs.progressOf(attempt.run),
  };
}
