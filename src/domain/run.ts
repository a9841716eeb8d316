import type { Anchors } from './report.ts';

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

/** What a grading worker process needs for one run. It holds no other secret and has no database. */
export interface GradingJob {
  runId: string;
  /** Folder of the published version under the data folder. */
  versionDir: string;
  /** Publication number, for the report. */
  version: number;
  /** Utilities of the fixed policies, frozen when the version was published. Without them there is no outcome. */
  anchors?: Anchors;
  stage: number;
  files: { path: string; text: string }[];
  /** Deployment secret, hex: hidden seeds and worlds are drawn with it. */
  secret: string;
  /** Name of the interpreter to run it in; the worker's own choice when absent. */
  engine?: string;
  /** Threads that share its trials: more than one where a processor would be idle. One when absent. */
  threads?: number;
}
