import type { SourceFile } from '#domain/program';
import type { Anchors, Report } from '#domain/report';
import type { SuiteName } from '#domain/suite';
import type { Trial, TrialSummary } from '#domain/trial';

/** Grades one program against a frozen version; given from outside, because it needs a thread of its own. */
export type GradeProgram = (job: {
  versionDir: string;
  version: number;
  stage: number;
  files: readonly SourceFile[];
  secret: string;
  suites: readonly SuiteName[];
  anchors?: Anchors;
}) => Promise<GradedProgram>;

export interface GradedProgram {
  report: Report;
  summaries: readonly TrialSummary[];
  /** All that happened in them; it can be long, and may be unpacked only when it is read. */
  readonly trials: Trial[];
}
