/**
 * Where one grading stands. Derived from timestamps, never stored as a word.
 * `held`: void too often; shown to the operator and returned to the learner's budget.
 */
export type RunState = 'queued' | 'grading' | 'graded' | 'held';

/** What a page shows while a run is under way. */
export interface RunProgress {
  state: RunState;
  /** 1 = next. Present while queued. */
  position?: number;
  phase?: 'transpiling' | 'practice' | 'stress' | 'traffic' | 'scoring';
}

/** Messages between the server and a grading worker process. */
export interface GradingJob {
  runId: string;
  /** Folder of the published version under the data folder. */
  versionDir: string;
  stage: number;
  files: { path: string; text: string }[];
  /** Deployment secret, hex: hidden seeds and worlds are drawn with it. */
  secret: string;
}
