import { MIGRATIONS_FOLDER } from '#db/migrations-folder';
import { type Appeals, createAppeals } from './appeals.ts';
import { type Attempts, createAttempts } from './attempts.ts';
import { type Audit, createAudit } from './audit.ts';
import { type Calibration, createCalibration } from './calibration.ts';
import { type Clock, openDatabase } from './database.ts';
import { createEvidenceRows, type EvidenceRows } from './evidence-rows.ts';
import { createExercises, type Exercises } from './exercises.ts';
import { createFamilyResults, type FamilyResults } from './family-results.ts';
import { createGradingCases, type GradingCases } from './grading-cases.ts';
import { createKeptDrafts, type KeptDrafts } from './kept-drafts.ts';
import { createMailWishes, type MailWishes } from './mail-wishes.ts';
import { createMails, type Mails } from './mails.ts';
import { createMarkings, type Markings } from './markings.ts';
import { migrateSafely } from './migrate-safely.ts';
import { createNotices, type Notices } from './notices.ts';
import { createOwnReports, type OwnReports } from './own-reports.ts';
import { createPrivateNotes, type PrivateNotes } from './private-notes.ts';
import { createReusableComments, type ReusableComments } from './reusable-comments.ts';
import { createReviews, type Reviews } from './reviews.ts';
import { createRubrics, type Rubrics } from './rubrics.ts';
import { createRuns, type Runs } from './runs.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSubmissions, type Submissions } from './submissions.ts';
import { createThreads, type Threads } from './threads.ts';
import { createUsers, type Users } from './users.ts';
import { createWorkspaces, type Workspaces } from './workspaces.ts';

/** Everything that is kept. All of it is synchronous: when a call returns, its write is on disk. */
export interface Store {
  users: Users;
  sessions: Sessions;
  exercises: Exercises;
  audit: Audit;
  workspaces: Workspaces;
  keptDrafts: KeptDrafts;
  submissions: Submissions;
  attempts: Attempts;
  runs: Runs;
  ownReports: OwnReports;
  familyResults: FamilyResults;
  evidence: EvidenceRows;
  reviews: Reviews;
  threads: Threads;
  privateNotes: PrivateNotes;
  reusableComments: ReusableComments;
  notices: Notices;
  mailWishes: MailWishes;
  mails: Mails;
  rubrics: Rubrics;
  markings: Markings;
  appeals: Appeals;
  gradingCases: GradingCases;
  calibration: Calibration;
  /**
   * Runs `work` as one write transaction that takes its lock at once, so that nothing can change between
   * what it reads and what it writes. A throw rolls everything back.
   * @throws TypeError when `work` returns a promise
   */
  transaction<T>(work: () => T): T;
  /** Copies the whole database, while it is in use, to a file that must not exist yet. */
  backUpTo(file: string): void;
  /** Whether the database answers. */
  isAlive(): boolean;
  close(): void;
}

/**
 * Opens the database at `file` (or `:memory:`), brings its schema up to date and gives the repositories.
 * @param options.migrationsFolder other migrations than the committed ones
 * @throws Error when the file is damaged or was written by a newer version
 */
export function openStore(
  file: string,
  now: Clock,
  options: { migrationsFolder?: string | undefined } = {},
): Store {
  const { sqlite, db } = openDatabase(file);
  try {
    migrateSafely({ sqlite, db }, { file, folder: options.migrationsFolder ?? MIGRATIONS_FOLDER, now });
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return {
    users: createUsers(db, now),
    sessions: createSessions(db),
    exercises: createExercises(db, now),
    audit: createAudit(db, now),
    workspaces: createWorkspaces(db, now),
    keptDrafts: createKeptDrafts(db, now),
    submissions: createSubmissions(db, now),
    attempts: createAttempts(db),
    runs: createRuns(db, now),
    ownReports: createOwnReports(db),
    familyResults: createFamilyResults(db),
    evidence: createEvidenceRows(db),
    reviews: createReviews(db, now),
    threads: createThreads(db, now),
    privateNotes: createPrivateNotes(db, now),
    reusableComments: createReusableComments(db, now),
    notices: createNotices(db, now),
    mailWishes: createMailWishes(db),
    mails: createMails(db, now),
    rubrics: createRubrics(db, now),
    markings: createMarkings(db, now),
    appeals: createAppeals(db, now),
    gradingCases: createGradingCases(db, now),
    calibration: createCalibration(db, now),
    transaction: (work) => db.transaction(() => work(), { behavior: 'immediate' }),
    backUpTo: (target) => void sqlite.prepare('vacuum into ?').run(target),
    isAlive: () => sqlite.open && sqlite.prepare('select 1').pluck().get() === 1,
    close: () => void sqlite.close(),
  };
}
