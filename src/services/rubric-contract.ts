/** What pages may ask of us about marks, the confirmed level, appeals, second markings, calibration, grading cases and changes of a rubric. */
import type { Kappa, MeanGap } from '#domain/agreement';
import type { GoldAgreement } from '#domain/calibration';
import type { Prediction } from '#domain/foresight';
import type { CaseDecision } from '#domain/grading-case';
import type { Level } from '#domain/level';
import type { SourceFile } from '#domain/program';
import type { MentorReport } from '#domain/report';
import type { Result } from '#domain/result';
import type { Points, Rubric, RubricRow } from '#domain/rubric';
import type { RunProgress } from '#domain/run';
import type { ThreadTarget } from '#domain/thread-target';
import type { Trial, Twin } from '#domain/trial';
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

/** Where a mentor is in calibrating for an exercise. */
export interface CalibrationView {
  slug: string;
  title: string;
  /** Whether the first review has to wait for it. */
  isNeeded: boolean;
  tries: number;
  /** In their order, from 1. Their names are not told: they would give away what is to be seen. */
  samples: { number: number; marked: number; of: number }[];
  /** null until the marks of all samples are handed in. */
  result:
    | (GoldAgreement & {
        samples: { row: string; title: string; own: Points; gold: Points; why: string }[][];
      })
    | null;
}

/** An appeal that waits. */
export interface AppealRow {
  id: string;
  title: string;
  stage: number;
  learnerName: string;
  rowTitle: string;
  askedAt: number;
  claim: { isMine: boolean; byName: string } | null;
}

/** An appeal with the work it is about. */
export interface AppealView extends Omit<SheetView, 'marks'> {
  id: string;
  requestId: string;
  learnerName: string;
  row: RubricRow;
  mark: { points: Points; evidence: string[]; note: string };
  reason: string;
  askedAt: number;
  claim: { isMine: boolean; byName: string } | null;
  decision: { points: Points; words: string; byName: string | null } | null;
}

/** “I disagree with the grader”, as a form gives it. Without a trial it is about the family. */
export interface GradingCaseForm {
  family: string;
  trial: { case: string; twin: Twin; seed: number } | null;
  words: string;
}

/** A case as its learner sees it. */
export interface OwnCaseView {
  id: string;
  target: ThreadTarget;
  words: string;
  openedAt: number;
  decision: { decision: CaseDecision; answer: string; decidedAt: number } | null;
}

/** A case as instructors see it, with the practice trial it is about. */
export interface CaseView extends OwnCaseView {
  submissionId: string;
  learnerName: string;
  slug: string;
  title: string;
  stage: number;
  attempt: number;
  trial: Trial | null;
}

/** One row of a rubric before and after. */
export interface RubricRowChange {
  id: string;
  title: string;
  /** In words: `is new`, `asks for 3 (before: nothing)`. */
  what: string[];
}

/** A marked review whose confirmed level would change. */
export interface RubricTouch {
  requestId: string;
  submissionId: string;
  learnerName: string;
  stage: number;
  attempt: number;
  from: Level | null;
  to: Level | null;
}

/** The rubric in force beside the one that the author has now. */
export interface RubricChange {
  slug: string;
  title: string;
  /** null where none was ever in force. */
  inForce: { revision: number; rubric: Rubric; appliedAt: number; why: string } | null;
  /** null where the exercise has none. */
  next: { rubric: Rubric; from: 'folder' | 'version'; print: string } | null;
  isSame: boolean;
  changes: RubricRowChange[];
  /** Reviews that were marked by a rubric of this exercise. */
  marked: number;
  touched: RubricTouch[];
}

/** How markers of an exercise agree. */
export interface FairnessView {
  slug: string;
  title: string;
  /** Marked reviews, and how many second markings are done. */
  marked: number;
  pairs: number;
  rows: { id: string; title: string; kappa: Kappa | null; n: number }[];
  mentors: { id: string; name: string; gap: MeanGap | null; reviews: number }[];
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

  // calibration
  viewCalibration(viewer: Viewer, slug: string): Result<CalibrationView>;
  viewSample(viewer: Viewer, slug: string, number: number): Result<SheetView>;
  saveSampleMark(viewer: Viewer, sample: { slug: string; number: number }, form: MarkForm): Result<null>;
  finishCalibration(viewer: Viewer, slug: string): Result<null>;
  calibrateAgain(viewer: Viewer, slug: string): Result<null>;

  // appeals
  appealMark(viewer: Viewer, requestId: string, appeal: { row: string; reason: string }): Result<null>;
  listAppeals(viewer: Viewer): Result<AppealRow[]>;
  viewAppeal(viewer: Viewer, appealId: string): Result<AppealView>;
  claimAppeal(viewer: Viewer, appealId: string): Result<null>;
  decideAppeal(viewer: Viewer, appealId: string, decision: { points: number; words: string }): Result<null>;

  // “I disagree with the grader”
  openCase(viewer: Viewer, submissionId: string, form: GradingCaseForm): Promise<Result<{ caseId: string }>>;
  listOwnCases(viewer: Viewer, submissionId: string): OwnCaseView[];
  listCases(viewer: Viewer): Result<{ open: CaseView[]; decided: CaseView[] }>;
  viewCase(viewer: Viewer, caseId: string): Result<CaseView>;
  decideCase(viewer: Viewer, caseId: string, made: { decision: string; answer: string }): Result<null>;

  // for instructors
  viewFairness(viewer: Viewer): Result<FairnessView[]>;
  /** What a change of the rubric would do; nothing is written. */
  viewRubricChange(viewer: Viewer, slug: string): Promise<Result<RubricChange>>;
  /** Puts the author's rubric in force. `print` is that of the preview: only what was seen is applied. */
  applyRubric(
    viewer: Viewer,
    slug: string,
    order: { print: string; why: string },
  ): Promise<Result<{ revision: number; touched: number }>>;
}
