/** What pages may ask of us about marks, the confirmed level, appeals, second markings, calibration, grading cases and changes of a rubric. */
import type { Prediction } from '#domain/foresight';
import type { Level } from '#domain/level';
import type { SourceFile } from '#domain/program';
import type { MentorReport } from '#domain/report';
import type { Result } from '#domain/result';
import type { Points, RubricRow } from '#domain/rubric';
import type { RunProgress } from '#domain/run';
import type { Viewer } from '#domain/viewer';

/** A mark as a form gives it. */
export interface MarkForm {
  /** Id of the rubric's row. */
  row: string;
  points: number;
  /** One pointer a line: `src/main.ts:14`, a trial, a number. */
  evidence: string;
  note: string;
}

/** One row of a rubric with its mark. */
export interface MarkRow {
  row: RubricRow;
  /** `counted` is what it counts for: without evidence at most 2. */
  mark: { points: Points; counted: Points; evidence: string[]; note: string } | null;
  /** The learner's objection; `decision` is null while it waits. */
  appeal: {
    id: string;
    reason: string;
    decision: { points: Points; words: string; byName: string | null } | null;
  } | null;
}

/** Marks with what they come to, by the rubric in force. */
export interface MarksView {
  rows: MarkRow[];
  /** Not published: for the one who writes them alone. */
  isDraft: boolean;
  markerName: string | null;
  /** The level that was measured; null before grading. */
  machine: Level | null;
  /** How many rows carry a mark. */
  marked: number;
  /** Of the counted points; null while a row has no mark. */
  median: number | null;
  /** Rows that alone stand in the way of production-ready. */
  obstacles: string[];
  /** The level that machine and mentor agree on; null while a row has no mark. */
  confirmed: Level | null;
  /** Whether the viewer may object to a row. */
  mayAppeal: boolean;
}

/** Work to be marked without knowing whose it is. */
export interface SheetView {
  title: string;
  slug: string;
  stage: number;
  files: SourceFile[];
  predicted: Prediction | null;
  report: MentorReport | null;
  progress: RunProgress;
  marks: MarksView;
}

/** A second marking that waits. */
export interface SecondRow {
  id: string;
  title: string;
  stage: number;
  createdAt: number;
  /** Taken on by the viewer. */
  isMine: boolean;
}

export interface RubricServices {
  // marks
  viewMarks(viewer: Viewer, requestId: string): Result<MarksView | null>;
  saveMark(viewer: Viewer, requestId: string, form: MarkForm): Result<null>;
  clearMark(viewer: Viewer, requestId: string, row: string): Result<null>;

  // second markings
  listSecondMarkings(viewer: Viewer): Result<SecondRow[]>;
  takeSecond(viewer: Viewer, markingId: string): Result<null>;
  viewSecond(viewer: Viewer, markingId: string): Result<SheetView>;
  saveSecondMark(viewer: Viewer, markingId: string, form: MarkForm): Result<null>;
  finishSecond(viewer: Viewer, markingId: string): Result<{ requestId: string }>;
}
