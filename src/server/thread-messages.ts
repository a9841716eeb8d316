import type { Manifest } from '#domain/exercise';
import type { SourceFile } from '#domain/program';
import type { Anchors, Report } from '#domain/report';
import type { SuiteName } from '#domain/suite';
import type { Trial, TrialSummary } from '#domain/trial';
import type { Ending } from '#domain/verdict';
import type { Prepared } from '#grader/grading';
import type { EngineName } from '#sandbox/engines';

/** One grading as a thread gets it: a published version's folder and a submission. */
export interface ThreadJob {
  /** Folder with `exercise.json` and `hidden.mjs`. */
  versionDir: string;
  version: number;
  anchors?: Anchors | undefined;
  stage: number;
  files: readonly SourceFile[];
  /** Hex; hidden seeds and worlds are drawn with it. */
  secret: string;
  suites: readonly SuiteName[];
  /** The default one when absent. */
  engine?: EngineName | undefined;
}

/** What `exercise.json` says that a grading needs. */
export interface FrozenVersion {
  manifest: Manifest;
  contentHash: string;
}

/** What one thread does of a grading for all of them: the submission transpiled, and the version read and checked. */
export interface Groundwork {
  prepared: Prepared;
  frozen: FrozenVersion;
}

/** How a trial counts that the watchdog ended: `out_of_fuel` is the learner's, `broken` ours. */
export type Settlement = 'out_of_fuel' | 'broken';

/** Trials that count without being run, because those before them used up what a submission may use. */
export interface Skipped {
  from: number;
  ending: Ending;
}

/** A run of trials for one thread: always the same ones together, so that evidence is the same bytes whoever runs it. */
export interface ChunkOrder {
  from: number;
  /** Index behind its last trial. */
  to: number;
  settled: ReadonlyMap<number, Settlement>;
  skipped: Skipped | undefined;
  /** Its first trials, when a thread before has run them. */
  done: readonly Trial[];
}

/** What came of a chunk. */
export interface Chunk {
  from: number;
  to: number;
  trials: TrialSummary[];
  /** sha256 of the chunk's text, hex (`grader/receipt`). */
  digest: string;
  /** The chunk's text as one member of a gzip file. */
  packed: Uint8Array;
  /** Milliseconds of processor time. */
  cpuMs: number;
}

/** First `prepare`, where nobody else has, and `open`, then chunks as one likes, then `report` where it is wanted, then `close`. */
export type ToThread =
  | { kind: 'prepare'; job: ThreadJob }
  | {
      kind: 'open';
      job: ThreadJob;
      /** What any thread answered to `prepare`; where nobody did, this one does it for itself. */
      groundwork: Groundwork | undefined;
      /** The program cannot even be opened: only a blank one in its place, to have something to settle. */
      isBlank: boolean;
      /** Whether an honest program must first get its known answer in this thread. */
      hasControl: boolean;
    }
  | { kind: 'run'; order: ChunkOrder }
  | { kind: 'report'; trials: readonly TrialSummary[]; digests: readonly string[]; gradeMs: number }
  | { kind: 'close' };

/** `done` comes now and then while a chunk takes long; each of the others answers one message. */
export type FromThread =
  | { kind: 'prepared'; groundwork: Groundwork }
  | { kind: 'opened'; wallMs: number; labels: Pick<Trial, 'suite' | 'family'>[] }
  | { kind: 'control_failed' }
  | { kind: 'done'; from: number; trials: Trial[] }
  | { kind: 'ran'; chunk: Chunk }
  | { kind: 'graded'; report: Report }
  | { kind: 'fault'; message: string };

/**
 * Where a thread is, in one shared Int32: a trial's index, or one of these. The watchdog reads it, because
 * a thread in a native loop answers no message.
 */
export const OUTSIDE = -1;
export const OPENING = -2;
export const CONTROL = -3;

/**
 * Milliseconds that the trials of a submission may keep processors busy; an honest one takes three or four thousand. Behind
 * it the rest counts as out_of_fuel: native code that burns no fuel could otherwise stay just below the wall limit in
 * every trial, until the run's own deadline called it our failure.
 */
export const MOST_BUSY_MS = 20_000;
