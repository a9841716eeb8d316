/**
 * What pages and the command line may ask of us, in one place: one name per use case.
 * Each is implemented in a file of its own beside this one and wired in `app.ts`.
 * The viewer comes first and is checked there, never in a page.
 */
import type { Exercise, Manifest } from '#domain/exercise';
import type { Foresight, Prediction } from '#domain/foresight';
import type { Level } from '#domain/level';
import type { SourceFile } from '#domain/program';
import type { Proof } from '#domain/proof';
import type { MentorReport, PublicReport, Report } from '#domain/report';
import type { Result } from '#domain/result';
import type { RunProgress } from '#domain/run';
import type { Turn } from '#domain/turn';
import type { Role, Viewer } from '#domain/viewer';
import type { ShareLink } from '#store/submissions';
import type { AttemptComparison } from './compare-attempts.ts';
import type { ExerciseLifeServices } from './exercise-life-contract.ts';
import type { ExerciseProgress } from './list-progress.ts';
import type { MovedWorkspace } from './move-workspace.ts';
import type { NoticeServices } from './notice-contract.ts';
import type { ProposedPractice } from './propose-practice.ts';
import type { ReviewServices } from './review-contract.ts';
import type { RubricServices } from './rubric-contract.ts';
import type { SharedAttempt } from './share-attempt.ts';
import type { ThreadServices } from './thread-contract.ts';
import type { ApproachesView, OpenedApproaches } from './view-approaches.ts';
import type { MyWork } from './view-my-work.ts';

export interface ExerciseSummary {
  slug: string;
  title: string;
  problem: string;
  /** Modes that lead. */
  modes: string[];
  /** Every mode that one of its families belongs to, as its proof says; those that lead where there is none. */
  practises: readonly string[];
  stages: number;
  hours: [number, number];
  difficulty: Manifest['difficulty'];
}

/** A published version as pages show it. `version` counts publications; `practiceUrl` is the public bundle. */
export interface ExercisePage {
  id: string;
  version: number;
  exercise: Exercise;
  /** No new work begins on it; what there is stays readable. */
  isRetired: boolean;
  /** Same-origin URL of the public world bundle, e.g. `/worlds/<hash>/practice.js`. */
  practiceUrl: string;
}

export interface WorkspaceView {
  exerciseId: string;
  stage: number;
  files: SourceFile[];
  /** Grows by one with every save; a save must name the revision it started from. */
  revision: number;
  savedAt: number | null;
  /** The stage whose work this one was just begun with; null at every later visit, and where there was none. */
  begunFrom: number | null;
  /** How the version stands that the draft is on, by publication numbers. */
  standing: {
    version: number;
    isRetired: boolean;
    /** The newest open version, where it is newer than the draft's, and what a move there would do to which files. */
    newer: MovedWorkspace | null;
    /** The draft that was kept at the last move, which can be brought back. */
    kept: { version: number; keptAt: number } | null;
  };
}

/** A draft on a version, by publication numbers. */
export interface DraftStanding {
  stage: number;
  version: number;
  isRetired: boolean;
  /** The newest open version, where it is newer. */
  newer: number | null;
}

export interface AttemptRow {
  submissionId: string;
  runId: string;
  attempt: number;
  stage: number;
  submittedAt: number;
  progress: RunProgress;
  level: Level | null;
  /** The level that machine and mentor agree on; null where no review has marked every row. */
  confirmed: Level | null;
  /** The version that its level comes from where that is not the one it was sent in for; null otherwise. */
  regradedUnder: number | null;
  review: ReviewStatus | null;
  /** The request behind `review`, for `/reviews/<id>`. Present whenever `review` is not null. */
  reviewRequestId?: string;
  /** Whose turn it is in it. Present whenever `review` is not null. */
  reviewTurn?: Turn['whose'];
}

/** An attempt among those at its stage. */
export interface RankedAttempt extends AttemptRow {
  /** The best hidden reliability up to this attempt, on its version, to 0.05 by the ladder rule; null before one is graded. */
  bestSoFar: number | null;
}

/** `withdrawn`: its learner closed it before anything was published. */
export type ReviewStatus = 'waiting' | 'claimed' | 'published' | 'withdrawn';

export interface AttemptView extends AttemptRow {
  slug: string;
  title: string;
  /** The version that the run shown here was graded under. */
  version: number;
  /** The run shown here; 1 is the one it was sent in for. */
  ordinal: number;
  /** Every run of the submission, the first one first: regrades stand beside it. */
  runs: AttemptRun[];
  learner: { id: string; name: string };
  files: SourceFile[];
  /** null until graded. Which of the three depends on who asks. */
  report:
    | { kind: 'public'; report: PublicReport }
    | { kind: 'mentor'; report: MentorReport }
    | { kind: 'full'; report: Report; foresight: Foresight | null }
    | null;
  /** Numbers that were written down before grading; null where none were. */
  predicted: Prediction | null;
  /** The link to its shared page while that is turned on; null for everybody but its learner. */
  share: ShareLink | null;
  /** For `held` runs: what happened, in words for the learner. */
  fault: string | null;
}

/** One grading of a submission. */
export interface AttemptRun {
  ordinal: number;
  version: number;
  /** null while it waits or is under way. */
  gradedAt: number | null;
  level: Level | null;
  /** Why it was graded again, in the instructor's words; null for the first. */
  reason: string | null;
}

export interface Budget {
  left: number;
  of: number;
  /** Unix milliseconds at which the next run returns; null when the bucket is full. */
  nextAt: number | null;
}

export interface SubmissionRow {
  submissionId: string;
  learnerName: string;
  title: string;
  attempt: number;
  stage: number;
  submittedAt: number;
  progress: RunProgress;
  level: Level | null;
  /** The level that machine and mentor agree on; null where no review has marked every row. */
  confirmed: Level | null;
  reliability: number | null;
}

/** A run that our side could not grade. */
export interface HeldRow {
  runId: string;
  submissionId: string;
  learnerName: string;
  slug: string;
  stage: number;
  attempt: number;
  heldAt: number;
  fault: string | null;
}

/** Rows of one page of `listSubmissions`. */
export const SUBMISSIONS_PER_PAGE = 50;

export interface InstructorExercise {
  slug: string;
  title: string;
  version: number;
  contentHash: string;
  publishedAt: number;
  /** No version is open to new work. */
  isRetired: boolean;
  learners: number;
  submissions: number;
  /** How many learners' best attempt reached each level. */
  levels: Partial<Record<Level, number>>;
  /** By stage. */
  anchors: readonly Report['anchors'][];
}

/** What was proved of an exercise's suites. */
export interface ProofView {
  slug: string;
  title: string;
  /** The newest published version; null for a draft. */
  published: { number: number; contentHash: string } | null;
  proof: Proof | null;
  /** Why the proof allows nothing to be published; null when it does. */
  obstacle: string | null;
}

export interface Services
  extends ReviewServices,
    ThreadServices,
    RubricServices,
    NoticeServices,
    ExerciseLifeServices {
  // accounts
  signUp(
    form: { email: string; name: string; password: string },
    from: { address: string },
  ): Promise<Result<{ cookie: string }>>;
  logIn(
    form: { email: string; password: string },
    from: { address: string },
  ): Promise<Result<{ cookie: string }>>;
  logOut(cookieHeader: string | null): Promise<{ cookie: string }>;
  /** The viewer behind a request's cookies; `cookie` is set when the session must be renewed or cleared. */
  whoIs(cookieHeader: string | null): Promise<{ viewer: Viewer | null; cookie: string | null }>;
  setRole(email: string, role: Role): Result<Viewer>;
  /** For operators: a new password to hand over. Ends all sessions of that person, as `setRole` does. */
  setPassword(email: string, password: string): Promise<Result<Viewer>>;

  // exercises
  /** Easiest first. */
  listExercises(): ExerciseSummary[];
  findExercise(slug: string): Result<ExercisePage>;
  /** The version a draft or an attempt stands on, by `WorkspaceView.exerciseId`; it may not be the newest. */
  findExerciseVersion(exerciseId: string): Result<ExercisePage>;

  /** The exercise's solutions as reading, for whoever has finished it, and for mentors. */
  viewApproaches(viewer: Viewer | null, slug: string): Result<ApproachesView>;
  /** Exercises whose approaches the viewer has opened by finishing them, by slug. */
  listOpenedApproaches(viewer: Viewer): OpenedApproaches[];

  // work
  openWorkspace(viewer: Viewer, slug: string, stage: number): Result<WorkspaceView>;
  /** The viewer's drafts of an exercise, by stage, and how the version of each stands. Opens none. */
  listMyDrafts(viewer: Viewer, slug: string): DraftStanding[];
  /** To the newest open version. What the viewer wrote stays, and the draft as it was is kept. */
  moveWorkspace(viewer: Viewer, slug: string, stage: number): Result<MovedWorkspace>;
  /** Brings back the draft that was kept at the last move. */
  restoreDraft(viewer: Viewer, slug: string, stage: number): Result<{ version: number }>;
  saveWorkspace(
    viewer: Viewer,
    slug: string,
    stage: number,
    save: { revision: number; files: SourceFile[] },
  ): Result<{ revision: number; savedAt: number }>;
  budgetFor(viewer: Viewer, slug: string, stage: number): Result<Budget>;
  submitWork(
    viewer: Viewer,
    slug: string,
    stage: number,
    work: { files: SourceFile[]; idempotencyKey: string; predicted?: Prediction | undefined },
  ): Result<{ submissionId: string; attempt: number }>;
  listAttempts(viewer: Viewer, slug: string, stage: number): Result<RankedAttempt[]>;
  /** Exercises that the viewer has begun, the last worked on first. */
  listProgress(viewer: Viewer): ExerciseProgress[];
  /** A learner's home: what is under way, what was shown in each mode, what to practise again. */
  viewMyWork(viewer: Viewer): MyWork;
  /** Up to three families to practise again; part of `viewMyWork`. */
  proposePractice(viewer: Viewer): ProposedPractice[];
  /** Latest attempts over all exercises. */
  listMyAttempts(viewer: Viewer): (AttemptRow & { slug: string; title: string })[];
  /** By the run it counts by, or by the one named, which must be graded. */
  viewAttempt(viewer: Viewer, submissionId: string, ordinal?: number): Result<AttemptView>;
  /** What changed against an earlier attempt at the same stage: the one named, or the newest that compares. */
  compareAttempts(
    viewer: Viewer,
    submissionId: string,
    choice?: { ordinal?: number | undefined; against?: number | undefined },
  ): Result<AttemptComparison>;
  /** Turns the link to one's own attempt on, or changes whether the name stands behind it. */
  shareAttempt(viewer: Viewer, submissionId: string, link: { hasName: boolean }): Result<ShareLink>;
  /** Turns it off for good. */
  unshareAttempt(viewer: Viewer, submissionId: string): Result<null>;
  /** What anybody with the link sees. */
  viewShared(token: string): Result<SharedAttempt>;
  /** Cheap: for polling and server-sent events. */
  watchAttempt(viewer: Viewer, submissionId: string): Result<RunProgress>;

  // instructors
  listInstructorExercises(viewer: Viewer): Result<InstructorExercise[]>;
  /** Runs that are held, the longest first. */
  listHeldRuns(viewer: Viewer): Result<HeldRow[]>;
  /** Queues a held run again. */
  gradeAgain(viewer: Viewer, runId: string): Result<null>;
  /** Newest first, `SUBMISSIONS_PER_PAGE` at a time; `page` counts from 1, a page past the end is empty. */
  listSubmissions(
    viewer: Viewer,
    slug: string,
    page: number,
  ): Result<{ rows: SubmissionRow[]; total: number }>;

  /** The newest proof of an exercise, published or not. */
  viewProof(viewer: Viewer, slug: string): Result<ProofView>;

  /** Whether we can serve: database answers, a grading worker is up. */
  health(): { ok: boolean; checks: Record<string, string> };
}
