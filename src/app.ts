import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createPasswords } from '#auth/passwords';
import { createSessionCookies } from '#auth/sessions';
import { createThrottle, type ThrottleLimits } from '#auth/throttle';
import type { Result } from '#domain/result';
import type { VersionChange } from '#domain/version-diff';
import type { Viewer } from '#domain/viewer';
import type { Authoring } from '#services/authoring';
import type { Services } from '#services/contract';
import { createServices } from '#services/create-services';
import type { Deps, ReportProblem } from '#services/deps';
import { diffCases } from '#services/diff-cases';
import { publishFolder } from '#services/exercise-draft';
import { createGradingDesk, type GradingDesk } from '#services/grading-desk';
import { createMailing, type Mailing } from '#services/mailing';
import { moveEvidence } from '#services/move-evidence';
import { createNoticeFeeds } from '#services/notice-feeds';
import { openProofs } from '#services/proofs';
import type { Published } from '#services/publish-exercise';
import { createPublishedExercises } from '#services/published-exercises';
import { createRegradePreviews } from '#services/regrade-previews';
import { type Retention, type Swept, sweepEvidence } from '#services/sweep-evidence';
import { type SweptReviews, sweepClaims, sweepReviews } from '#services/sweep-reviews';
import { type TriedItem, tryRegrade } from '#services/try-regrade';
import type { Clock } from '#store/database';
import { openEvidenceFiles } from '#store/evidence-files';
import { openStore, type Store } from '#store/open-store';

export { sqliteVersion } from '#store/sqlite-version';

/** Holdfast, wired together. One per process: it holds the database, the limiters and the listeners. */
export interface App {
  services: Services;
  store: Store;
  grading: GradingDesk;
  /** Notices as e-mails. For the process that serves. */
  mailing: Mailing;
  /** Calls `listener` after every run that begins to wait. @returns how to stop listening */
  onRunQueued(listener: () => void): () => void;
  /** Adds a part that serving needs to `services.health()`: its check answers `ok`, or what is wrong. */
  addHealthCheck(name: string, check: () => string): void;
  /** Whom a regrade would change, found out in this process; nothing is stored. For the command line. */
  tryRegrade(
    viewer: Viewer,
    regrade: { slug: string; to: number },
    onItem?: (done: number, total: number) => void,
  ): Promise<Result<TriedItem[]>>;
  /** Which families meet other cases under another version, with this school's hidden values. For the command line. */
  diffCases(
    viewer: Viewer,
    slug: string,
    between: { from: number; to: number },
  ): Promise<Result<VersionChange[]>>;
  /** Publishes a folder anywhere on disk, if it is proved. For the command line. @throws ExerciseError when it is not valid */
  publishFolder(viewer: Viewer, folder: string, why: string): Promise<Result<Published>>;
  /** Reminds, closes and gives back what is due in reviews. Done by itself every hour and at the start. */
  sweepReviews(): SweptReviews;
  /** Removes evidence that nobody promised to keep. For the one process that grades. */
  sweepEvidence(retention: Retention): Swept;
  close(): void;
}

export interface AppOptions {
  /** Folder of the database and the published versions; made, for its owner only, when it is missing. */
  dataDir: string;
  /** Unix milliseconds; the machine's clock by default. */
  now?: Clock;
  throttle?: ThrottleLimits;
  /** What publishing by hand needs; without it the app serves what is published. */
  authoring?: Omit<Authoring, 'dataDir'>;
  /** Where the links in e-mails lead. Without it none are written, and people are told so. */
  mail?: { publicUrl: string } | undefined;
  /** Where problems of ours are written; standard error by default. */
  reportProblem?: ReportProblem;
}

const SWEEP_MS = 60 * 60 * 1000;
const CLAIMS_SWEEP_MS = 60 * 1000;

/**
 * Opens the data folder and builds every use case over it.
 * @throws Error when the database is damaged or was written by a newer version
 */
export function createApp(options: AppOptions): App {
  const { dataDir, now = () => Date.now(), throttle, reportProblem = writeProblem } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const store = openStore(join(dataDir, 'holdfast.sqlite'), now);
  const queued = createSignal(reportProblem);
  const healthChecks = new Map<string, () => string>();
  const sessions = createSessionCookies(store.sessions, now);
  const feeds = createNoticeFeeds(store, sessions, reportProblem);
  const deps: Deps = {
    store,
    evidence: openEvidenceFiles(join(dataDir, 'evidence')),
    now,
    exercises: createPublishedExercises(resolve(dataDir)),
    proofs: openProofs(join(resolve(dataDir), 'proofs')),
    authoring: options.authoring && { ...options.authoring, dataDir: resolve(dataDir) },
    previews: createRegradePreviews(),
    sessions,
    drawKey: options.authoring?.secret ?? 'no key',
    passwords: createPasswords(),
    throttle: createThrottle(throttle),
    mail: options.mail,
    feeds,
    runQueued: queued.emit,
    reportProblem,
    healthChecks,
  };
  moveEvidence(deps);
  const sweep = () => {
    store.sessions.deleteExpired(now());
    sweepReviews(deps);
  };
  sweep();
  const sweeping = [
    every(SWEEP_MS, sweep, reportProblem),
    // More often: whoever loses a claim should hear of it while they still know what they wrote.
    every(CLAIMS_SWEEP_MS, () => sweepClaims(deps), reportProblem),
  ];

  return {
    services: createServices(deps),
    store,
    grading: createGradingDesk(deps),
    mailing: createMailing(deps),
    onRunQueued: queued.listen,
    tryRegrade: (viewer, regrade, onItem) => tryRegrade(deps, viewer, regrade, onItem),
    diffCases: (viewer, slug, between) => diffCases(deps, viewer, slug, between),
    publishFolder: (viewer, folder, why) => publishFolder(deps, viewer, folder, why),
    sweepReviews: () => sweepReviews(deps),
    sweepEvidence: (retention) => sweepEvidence(deps, retention),
    addHealthCheck: (name, check) => void healthChecks.set(name, check),
    close() {
      for (const timer of sweeping) clearInterval(timer);
      feeds.close();
      store.close();
    },
  };
}

/** Sweeps again and again. One that fails is told of and must not end the process: the next may do. */
function every(ms: number, sweep: () => void, reportProblem: ReportProblem): NodeJS.Timeout {
  const run = () => {
    try {
      sweep();
    } catch (error) {
      reportProblem('What is over could not be swept away. It is tried again.', error);
    }
  };
  return setInterval(run, ms).unref();
}

/** Listeners that are told, never asked: one that throws must not undo what is on disk already. */
function createSignal(reportProblem: ReportProblem) {
  const listeners = new Set<() => void>();
  return {
    listen(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit() {
      for (const listener of listeners) {
        try {
          listener();
        } catch (error) {
          reportProblem('A listener for queued runs failed. The run waits until the next claim.', error);
        }
      }
    },
  };
}

function writeProblem(problem: string, cause?: unknown): void {
  console.error(problem, ...(cause === undefined ? [] : [cause]));
}
