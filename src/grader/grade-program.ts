import type { SourceFile } from '#domain/program';
import type { Anchors, Report } from '#domain/report';
import type { SuiteName } from '#domain/suite';
import type { Trial } from '#domain/trial';

/** Grades one program against a frozen version; given from outside, because it needs a thread of its own. */
export type GradeProgram = (job: {
  versionDir: string;
  version: number;
  stage: number;
  files: readonly SourceFile[];
  secret: string;
  suites: readonly SuiteName[];
  anchors?: Anchors;
}) => Promise<{ report: Report; trials: Trial[] }>;
