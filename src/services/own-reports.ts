import { redact } from '#domain/redact';
import type { PublicReport } from '#domain/report';
import type { Viewer } from '#domain/viewer';
import type { Deps } from './deps.ts';

/** The attempt that something was seen in. */
export interface AttemptPlace {
  submissionId: string;
  slug: string;
  title: string;
  stage: number;
  attempt: number;
}

/** A report as its learner may see it, and where it belongs. Practice trials are left out. */
export interface SeenReport {
  where: AttemptPlace;
  /** When the attempt was sent in, unix milliseconds. */
  at: number;
  report: PublicReport;
}

/** What is looked back over; older attempts are still on their own pages. */
const LOOKED_BACK = 100;

/** The learner's view of the viewer's own latest graded attempts, newest first; at most 100. */
export function ownReports({ store }: Pick<Deps, 'store'>, viewer: Viewer): SeenReport[] {
  return store.ownReports
    .listOf(viewer.id, LOOKED_BACK)
    .map(({ report, submittedAt, ...where }) => ({ where, at: submittedAt, report: redact(report) }));
}
