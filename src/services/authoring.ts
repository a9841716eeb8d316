import type { GradeProgram } from '#grader/grade-program';

/** What publishing by hand needs of the process it runs in. */
export interface Authoring {
  dataDir: string;
  /** Deployment secret, hex. */
  secret: string;
  /** Folders whose subfolders are exercises. */
  dirs: readonly string[];
  /** Runs `work` with a grader of its own, which is closed when the work is done. */
  withGrader<T>(work: (grade: GradeProgram) => Promise<T>): Promise<T>;
}
